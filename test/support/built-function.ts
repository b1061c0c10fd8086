import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FunctionHost, type DeployedFunction, type HostSettings } from '../../sandbox/functions/function-host';
import { BUNDLES } from '../../scripts/build';
import { bundle } from '../../scripts/bundle';
import { compileBootstrap } from '../../scripts/demo/compile-bootstrap';

const ROOT = resolve(__dirname, '..', '..');
const PLACE = { account: '111122223333', region: 'eu-west-1' };

/** A function as it is deployed: its bundle, built into a folder of its own. */
export class BuiltFunction {
  private constructor(
    /** Folder of the bundle. */
    readonly code: string,
    private readonly folder: string,
    private readonly bootstrap: string,
  ) {}

  /** @param entry the source file of the function's handler; the folder lasts until `remove` */
  static async build(entry: string): Promise<BuiltFunction> {
    const target = BUNDLES.find((one) => one.entry === entry);
    if (target === undefined) throw new Error(`No bundle is made of ${entry}.`);
    const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-function-'));
    const { file } = await bundle(target, ROOT, folder);
    return new BuiltFunction(join(folder, file, '..'), folder, compileBootstrap(folder));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A host for its processes, which nothing is deployed in yet. */
  host(settings: Omit<HostSettings, 'region' | 'bootstrap'>): FunctionHost {
    return new FunctionHost({ ...settings, region: PLACE.region, bootstrap: this.bootstrap });
  }

  /** What is deployed under a name. */
  deployed(
    name: string,
    settings: Partial<Pick<DeployedFunction, 'code' | 'environment' | 'timeoutSeconds'>> = {},
  ): DeployedFunction {
    const { code = this.code, environment = {}, timeoutSeconds = 10 } = settings;
    const arn = `arn:aws:lambda:${PLACE.region}:${PLACE.account}:function:${name}`;
    return { name, arn, handler: 'index.handler', code, timeoutSeconds, memoryMb: 256, environment };
  }
}
