import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { documentName, FUNCTION_NAMES } from '../../core/registry/deployed-names';
import { remediationSources } from '../../stacksets/remediation-sources';
import { sectionOf, shellCommands } from '../support/fenced-blocks';
import { functionFixtures } from '../support/function-fixtures';
import { describeWithPython, runInVenv } from '../support/python-venv';

const ROOT = resolve(__dirname, '..', '..');
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

const PAGE = textOf('docs/deploy.md');

const outcomes = z.array(
  z.object({
    status: z.number(),
    output: z.string(),
    stacks: z.record(
      z.string(),
      z.record(z.string(), z.object({ status: z.string(), parameters: z.record(z.string(), z.string()) })),
    ),
    functions: z.array(z.string()),
    documents: z.array(z.string()),
  }),
);

/** The commands of a section that moto can follow. It updates no stack of ours, and builds stand in the fixtures. */
function runnable(heading: string): readonly string[] {
  return shellCommands(sectionOf(PAGE, heading)).filter(
    (command) => /^(?:cp|npx cdk) /.test(command) && !command.includes('CoreStackSetArn'),
  );
}

/** Runs commands of the page as they stand, but with stand-ins for the functions and without a question before deleting. */
function run(folder: string, commands: readonly string[]): z.output<typeof outcomes> {
  const cwd = mkdtempSync(join(folder, 'run-'));
  for (const name of ['examples', 'stacksets', 'node_modules', 'package.json']) {
    symlinkSync(join(ROOT, name), join(cwd, name));
  }
  writeFileSync(join(cwd, 'cdk.json'), JSON.stringify({ requireApproval: 'never', notices: false }));
  const home = join(cwd, 'home');
  mkdirSync(home);
  const functions = functionFixtures(folder);
  const given = {
    commands: commands.map((command) =>
      command
        .replace(/(--org-config \S+\.yaml)/, `$1 --functions ${functions}`)
        .replace('cdk destroy', 'cdk destroy --force'),
    ),
    cwd,
    home,
    path: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  };
  const { status, stdout, stderr } = runInVenv('python', [join(__dirname, 'cdk_on_moto.py')], JSON.stringify(given));
  if (status !== 0) throw new Error(stderr.slice(-4000));
  return outcomes.parse(JSON.parse(stdout));
}

describeWithPython('the commands of docs/deploy.md', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-deploy-page-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('deploy one account, and remove it again', () => {
    const commands = [...runnable('One account'), ...runnable('Remove')];

    const results = run(folder, commands);

    expect(results.map(({ status, output }) => (status === 0 ? '' : output))).toEqual(commands.map(() => ''));
    const [deployed, destroyed] = results.slice(-2);
    expect(deployed?.stacks['eu-west-1']?.['ecs-guardrails']).toMatchObject({
      status: 'CREATE_COMPLETE',
      parameters: { StopperMode: 'monitor', KillSwitchParameter: '' },
    });
    expect(deployed?.functions).toEqual(Object.values(FUNCTION_NAMES).toSorted());
    expect(deployed?.documents).toEqual(
      remediationSources(join(ROOT, 'remediations')).map(({ folder: name }) => documentName(name)),
    );
    expect(Object.keys(destroyed?.stacks['eu-west-1'] ?? {})).toEqual(['CDKToolkit']);
    expect(destroyed?.functions).toEqual([]);
  }, 120_000);

  it('deploy the hub of an organization with its buckets', () => {
    const commands = runnable('An organization');

    const results = run(folder, commands);

    expect(results.map(({ status, output }) => (status === 0 ? '' : output))).toEqual(commands.map(() => ''));
    const stacks = results.at(-1)?.stacks ?? {};
    expect(stacks['us-east-1']).toMatchObject({ 'ecs-guardrails-assets-us-east-1': { status: 'CREATE_COMPLETE' } });
    expect(stacks['eu-west-1']).toMatchObject({
      'ecs-guardrails-assets-eu-west-1': { status: 'CREATE_COMPLETE' },
      'ecs-guardrails-hub': {
        status: 'CREATE_COMPLETE',
        parameters: {
          TargetIdWorkloads: 'ou-ab12-workload1',
          TargetIdSandbox: 'ou-ab12-sandbox01',
          CoreStackSetArn: '',
        },
      },
    });
  }, 120_000);

  // Other pages name commands as well.
  const pages = [PAGE, ...['docs/exemptions.md'].map(textOf)];
  const aws = pages.flatMap((page) => shellCommands(page)).filter((command) => command.startsWith('aws '));

  it('ask AWS for what it has, with options and queries that it takes', () => {
    const found = awsProblems(aws);

    expect(aws.length).toBeGreaterThan(6);
    expect(found).toEqual(aws.map(() => []));
  });

  it.each([
    ['an operation', 'aws configservice describe-packs', 'has no describe-packs'],
    ['an option', 'aws cloudformation describe-stacks --stack ecs', 'has no --stack'],
    ['a value', 'aws cloudformation describe-stack-set --stack-set-name a --call-as ADMIN', '--call-as is ADMIN'],
    ['a required option', 'aws sns subscribe --protocol email', 'needs --topic-arn'],
    ['a query', 'aws cloudformation describe-stacks --query "Stacks[0"', 'Stacks[0'],
  ])('would not ask with a mistake in %s', (_what, command, expected) => {
    expect(awsProblems([command]).flat().join()).toContain(expected);
  });
});

/** What is wrong with commands of the AWS CLI, by command. */
function awsProblems(commands: readonly string[]): readonly (readonly string[])[] {
  const words = commands.map((command) =>
    [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1),
  );
  const { status, stdout, stderr } = runInVenv('python', [join(__dirname, 'aws_commands.py')], JSON.stringify(words));
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return z.array(z.array(z.string())).parse(JSON.parse(stdout));
}
