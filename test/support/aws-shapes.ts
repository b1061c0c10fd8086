import { join, resolve } from 'node:path';
import * as z from 'zod';
import { runInVenv } from './python-venv';

/** A request to an operation of AWS, or an answer of one. */
export interface AwsMessage {
  readonly service: string;
  readonly operation: string;
  readonly params: object;
  /** Whether it is the answer, in the names of the wire. */
  readonly answer?: boolean;
  /** Name of the error that was answered instead. */
  readonly error?: string;
}

const problemsOfAll = z.array(z.array(z.string()));

/** The problems of each message, by AWS's own service models. */
export function compareWithModels(messages: readonly AwsMessage[]): readonly (readonly string[])[] {
  const script = join(resolve(__dirname, '..'), 'aws', 'request_shapes.py');
  const { status, stdout, stderr } = runInVenv('python', [script], JSON.stringify(messages));
  if (status !== 0) throw new Error(stderr);
  return problemsOfAll.parse(JSON.parse(stdout));
}
