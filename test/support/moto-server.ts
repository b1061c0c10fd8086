import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { venvProgram } from './python-venv';

/** A moto server: AWS's own services, emulated by somebody else. */
export interface MotoServer {
  /** Settings for any client of the SDK. */
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  stop(): Promise<void>;
}

const started = z.object({ url: z.string() });

/** Starts a server of its own, which ends with this process whatever becomes of it. */
export async function startMoto(): Promise<MotoServer> {
  const script = join(__dirname, '..', 'aws', 'moto_server.py');
  const child = spawn(venvProgram('python'), [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [line] = await new Promise<string[]>((resolve, reject) => {
    createInterface(child.stdout).once('line', (text) => {
      resolve([text]);
    });
    child.once('exit', (code) => {
      reject(new Error(`moto ended with ${String(code)} before it listened.`));
    });
  });
  const { url } = started.parse(JSON.parse(line ?? ''));
  return {
    settings: {
      endpoint: url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.stdin.end();
      }),
  };
}
