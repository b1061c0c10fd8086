import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildAll, BUNDLES } from '../../scripts/build';
import { buildOptions, type Bundle } from '../../scripts/bundle';
import { policyStatements } from '../support/policy-statements';
import { synthesis, templateOf } from '../support/synthesis';
import golden from './bundle-sizes.json';

const ROOT = resolve(__dirname, '..', '..');
const FUNCTIONS = BUNDLES.filter(({ kind }) => kind === 'function').map(({ file }) => file);
const POLICY = ['policy.wasm', 'manifest.json', 'catalogue.json', 'self-test.json'];

/** Above this, package size and import time eat the stopper's time budget. */
const FUNCTION_LIMIT_BYTES = 450_000;

/**
 * How far a size may move before the golden file must say so. Everyday edits and SDK patches move a bundle by about one
 * per cent. The smallest accident worth catching is one more SDK client, about 30 KB or 8 %; the known others are larger:
 * `yaml` and `sprintf-js` of opa-wasm (94 KB), the credential chain (135 KB), a named zod import (70 KB), `main` before
 * `module` (300 KB).
 */
const TOLERANCE = 0.04;

jest.setTimeout(120_000);

describe('the built bundles', () => {
  let folder = '';
  let bundles: readonly Bundle[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-bundles-'));
    bundles = await buildAll(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

  /** Those of the texts that a bundle holds; a failure shows them, not half a megabyte. */
  const mentioned = (file: string, texts: readonly string[]): readonly string[] => {
    const bundle = textOf(file);
    return texts.filter((text) => bundle.includes(text));
  };

  it('are the command, its part that calls AWS, and one bundle a function', () => {
    expect(bundles.map(({ file }) => file)).toEqual([
      'cli/main.js',
      'cli/doctor.js',
      'lambda/rules/index.js',
      'lambda/stopper/index.js',
      'lambda/remediation/index.js',
    ]);
    expect(Object.keys(golden).toSorted()).toEqual(bundles.map(({ file }) => file).toSorted());
  });

  it.each(Object.entries<number>(golden))('keep %s at about %d bytes', (file, expected) => {
    const { size } = statSync(join(folder, file));

    expect(size).toBeGreaterThan(expected * (1 - TOLERANCE));
    expect(size).toBeLessThan(expected * (1 + TOLERANCE));
  });

  it.each(FUNCTIONS)('keep %s within the budget of a function', (file) => {
    expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(FUNCTION_LIMIT_BYTES);
  });

  it('come to the same bytes twice, wherever they are written', async () => {
    const second = mkdtempSync(join(tmpdir(), 'ecs-guardrails-bundles-again-'));
    try {
      await buildAll(second);

      for (const { file } of bundles) expect(readFileSync(join(second, file), 'utf8') === textOf(file)).toBe(true);
    } finally {
      rmSync(second, { recursive: true, force: true });
    }
  });

  it.each(BUNDLES.map(({ file }) => file))('name no path of this machine in %s', (file) => {
    expect(textOf(file).includes(ROOT)).toBe(false);
  });

  it.each(BUNDLES.map(({ file }) => file))('have the policy of policies/dist beside %s', (file) => {
    for (const name of POLICY) {
      const packaged = readFileSync(join(folder, file, '..', 'policy', name));
      expect(packaged.equals(readFileSync(join(ROOT, 'policies', 'dist', name)))).toBe(true);
    }
  });

  it.each(FUNCTIONS)('leave yaml and sprintf-js of opa-wasm out of %s', (file) => {
    expect(mentioned(file, ['policies must not call host built-ins', 'tag:yaml.org,2002', 'not_json'])).toEqual([
      'policies must not call host built-ins',
    ]);
  });

  it('keep the yaml that the command reads templates with', () => {
    const texts = ['policies must not call host built-ins', 'tag:yaml.org,2002'];

    expect(mentioned('cli/main.js', texts)).toEqual(texts);
  });

  it.each(FUNCTIONS)('take credentials in %s from the environment and from nowhere else', (file) => {
    const chain = ['AWS_SECRET_ACCESS_KEY', 'sso_account_id', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'credential_process'];

    expect(mentioned(file, chain)).toEqual(['AWS_SECRET_ACCESS_KEY']);
  });

  it('keep the AWS SDK out of the command, and in its part beside it', () => {
    const marks = ['AWS_ENDPOINT_URL', 'aws-sdk'];

    expect(mentioned('cli/main.js', marks)).toEqual([]);
    expect(mentioned('cli/doctor.js', marks)).toEqual(marks);
  });

  it('make the command a program: shebang once, executable, and it shows its help', () => {
    const file = join(folder, 'cli', 'main.js');

    const { status, stdout } = spawnSync(file, ['--help'], { encoding: 'utf8' });

    expect(textOf('cli/main.js').match(/^#!/gm)).toHaveLength(1);
    expect(status).toBe(0);
    expect(stdout).toContain('ecs-guardrails');
  });

  it.each(FUNCTIONS)('load %s with its policy alone, and export an async handler', (file) => {
    const program = `const {handler}=require(${JSON.stringify(join(folder, file))});console.log(typeof handler,handler.length)`;
    const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
    const env = { ...quiet, PATH: process.env['PATH'] ?? '', AWS_REGION: 'eu-west-1' };

    const loaded = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', env, cwd: tmpdir() });

    expect(loaded).toMatchObject({ status: 0, stderr: '' });
    // Node 24 in Lambda has no callback handlers: event and context, no third parameter.
    expect(loaded.stdout).toMatch(/^function [012]\n$/);
  });

  it('load no function whose policy was changed', () => {
    const changed = mkdtempSync(join(tmpdir(), 'ecs-guardrails-bundles-changed-'));
    try {
      const program = [
        "const fs=require('node:fs');",
        `fs.cpSync(${JSON.stringify(join(folder, 'lambda', 'rules'))},${JSON.stringify(changed)},{recursive:true});`,
        `fs.appendFileSync(${JSON.stringify(join(changed, 'policy', 'policy.wasm'))},'x');`,
        // What nobody catches is printed behind the bundle's line that threw it, which may be longer than the pipe takes.
        `try{require(${JSON.stringify(changed)})}catch(error){console.error(String(error.code));process.exitCode=1}`,
      ].join('');

      const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });

      expect(status).toBe(1);
      expect(stderr).toContain('POLICY_LOAD');
    } finally {
      rmSync(changed, { recursive: true, force: true });
    }
  });
});

describe('functions and their roles', () => {
  const statements = policyStatements(templateOf(synthesis(), 'core'));

  /** What IAM asks for beside an action: what AWS does by it in the name of the caller. */
  const IMPLIED: Readonly<Record<string, readonly string[]>> = {
    'ecs:RegisterTaskDefinition': ['ecs:TagResource', 'iam:PassRole'],
    'ecr:PutRegistryScanningConfiguration': [
      'iam:CreateServiceLinkedRole',
      'inspector2:Enable',
      'inspector2:ListAccountPermissions',
    ],
  };

  /** What Lambda itself does with a function's role: logs, the queue that it polls, the failure queue. */
  const byLambda = /^(?:logs|sqs):/;

  it.each([
    ['rules/handler.ts', ['RulesRole']],
    ['stopper/handler.ts', ['StopperRole', 'StopperEnforcePolicy', 'KillSwitchPolicy']],
    [
      'remediations/handler.ts',
      ['RemediationRole', 'RemediationPassRolePolicy', 'RemediationInspectorPolicy', 'KillSwitchPolicy'],
    ],
  ])('%s calls exactly what %j allow', async (entry, resources) => {
    const called = await calledActions(entry);

    const implied = called.flatMap((action) => IMPLIED[action] ?? []);
    const allowed = statements
      .filter(({ resource }) => resources.includes(resource))
      .flatMap(({ actions }) => actions)
      .filter((action) => !byLambda.test(action));
    // Remediations may need the same action.
    expect([...new Set(allowed)].toSorted()).toEqual([...new Set([...called, ...implied])].toSorted());
  });
});

/** IAM actions of the SDK commands that our sources behind an entry point import. */
/** Services that IAM calls otherwise than the SDK does. */
const IAM_PREFIX: Readonly<Record<string, string>> = { 'config-service': 'config', efs: 'elasticfilesystem' };

async function calledActions(entry: string): Promise<readonly string[]> {
  const target = BUNDLES.find((bundle) => bundle.entry === entry);
  if (target === undefined) throw new Error(`There is no bundle of ${entry}.`);
  const { metafile } = await build({ ...buildOptions(target, ROOT), write: false, metafile: true });
  const ours = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules') && path.endsWith('.ts'));
  const actions = ours.flatMap((path) => {
    const imports = readFileSync(join(ROOT, path), 'utf8').matchAll(
      /import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g,
    );
    return [...imports].flatMap(([, names = '', client = '']) =>
      [...names.matchAll(/\b([A-Z]\w+)Command\b/g)].map(([, name]) => `${IAM_PREFIX[client] ?? client}:${name ?? ''}`),
    );
  });
  return [...new Set(actions)].toSorted();
}
