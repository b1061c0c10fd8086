import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionHost } from '../../sandbox/functions/function-host';
import { compileBootstrap } from '../../scripts/demo/compile-bootstrap';

const ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:probe';

let folder: string;
let host: FunctionHost;
let written: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-functions-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  written = '';
  host = new FunctionHost({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1',
    bootstrap: compileBootstrap(folder),
    keysOf: () => ({ accessKeyId: 'SANDBOX1', secretAccessKey: 'secret' }),
    log: (_name, text) => {
      written += text;
    },
  });
});

afterEach(() => {
  host.stop();
});

/** Deploys a function whose bundle is this source. */
function deploy(source: string, settings: { timeoutSeconds?: number; environment?: Record<string, string> } = {}) {
  const code = mkdtempSync(join(folder, 'bundle-'));
  mkdirSync(code, { recursive: true });
  writeFileSync(join(code, 'index.js'), source);
  const rest = { timeoutSeconds: 10, memoryMb: 256, environment: {}, ...settings };
  host.deploy({ name: 'probe', arn: ARN, handler: 'index.handler', code, ...rest });
}

describe('a function of the sandbox', () => {
  it('gets the event and a context, and what it returns comes back', async () => {
    deploy(`exports.handler = async (event, context) => ({
      event, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis(), id: typeof context.awsRequestId });`);

    const { payload, functionError } = await host.invoke('probe', { a: [1, null, 'ü'] });

    expect(functionError).toBeNull();
    expect(payload).toEqual({ event: { a: [1, null, 'ü'] }, arn: ARN, left: expect.any(Number), id: 'string' });
  });

  it('has its own settings and the sandbox in its environment, and nothing of whoever runs the sandbox', async () => {
    process.env['AWS_PROFILE'] = 'production';
    deploy('exports.handler = async () => process.env;', { environment: { MODE: 'monitor', AWS_REGION: 'us-east-1' } });

    const { payload } = await host.invoke('probe', null);
    delete process.env['AWS_PROFILE'];

    // What Node.js itself sets for a forked process.
    const env = Object.entries(payload ?? {}).filter(([name]) => !name.startsWith('NODE_CHANNEL_'));
    expect(Object.fromEntries(env)).toEqual({
      MODE: 'monitor',
      AWS_LAMBDA_FUNCTION_NAME: 'probe',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'SANDBOX1',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
  });

  it('stays warm between invocations and starts anew when it is deployed again', async () => {
    const counter = 'let count = 0; exports.handler = async () => (count += 1);';
    deploy(counter);
    const first = [await host.invoke('probe', null), await host.invoke('probe', null)];

    deploy(counter);
    const second = await host.invoke('probe', null);

    expect([...first, second].map(({ payload }) => payload)).toEqual([1, 2, 1]);
    expect(host.starts('probe')).toBe(2);
  });

  it('runs one invocation at a time', async () => {
    deploy(`let busy = false;
      exports.handler = async () => { const overlap = busy; busy = true;
        await new Promise((done) => setTimeout(done, 20)); busy = false; return overlap; };`);

    const answers = await Promise.all([1, 2, 3].map((event) => host.invoke('probe', event)));

    expect(answers.map(({ payload }) => payload)).toEqual([false, false, false]);
  });

  it('fails with the name and message of what its handler throws', async () => {
    deploy(`exports.handler = async () => { throw new TypeError('not today'); };`);

    const invoked = await host.invoke('probe', null);

    expect(invoked).toEqual({
      functionError: 'Unhandled',
      payload: { errorType: 'TypeError', errorMessage: 'not today' },
    });
  });

  it('is killed when its time is up, and the next invocation gets a new process', async () => {
    deploy('exports.handler = async (event) => event === "hang" ? new Promise(() => setInterval(() => {}, 9)) : 1;', {
      timeoutSeconds: 1,
    });

    const [hung, next] = [await host.invoke('probe', 'hang'), await host.invoke('probe', 'go')];

    expect(hung).toMatchObject({ functionError: 'Unhandled', payload: { errorType: 'Sandbox.Timedout' } });
    expect(next).toMatchObject({ functionError: null, payload: 1 });
    expect(host.starts('probe')).toBe(2);
  });

  it.each([
    ['ends its process', 'exports.handler = async () => process.exit(7);', 'code 7'],
    ['cannot be loaded', `throw new Error('broken bundle');`, 'code 1'],
    ['exports no handler', 'exports.other = 1;', 'code 1'],
  ])('fails, and is not waited for, when it %s', async (_what, source, how) => {
    deploy(source);

    const invoked = await host.invoke('probe', null);

    expect(invoked).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining(how) },
    });
  });

  it('writes to the log that is handed in', async () => {
    deploy(`exports.handler = async () => { console.log('judged'); console.error('oh'); };`);

    await host.invoke('probe', null);
    await host.invoke('probe', null);

    expect(written).toContain('judged');
    expect(written).toContain('oh');
  });

  it('is not there unless it was deployed', async () => {
    const invoke = host.invoke('gone', null);

    await expect(invoke).rejects.toThrow('gone');
  });
});
