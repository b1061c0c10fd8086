import { version } from '../../../package.json';
import { Workplace } from './run-cli';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.remove();
});

const EXIT_CODES = `
Exit codes:
  0  nothing found at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage or settings, or input that cannot be read or judged
  3  internal error
The highest one wins, and everything found is printed all the same.
UNKNOWN is reported and does not fail.
`;

describe('ecs-guardrails', () => {
  it('explains itself', async () => {
    expect(await place.run(['--help'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `Usage: ecs-guardrails [options] [command]

Judges Amazon ECS and ECR resources by the same policies as AWS Config and the task stopper.

Options:
  -V, --version              print the version
  -h, --help                 print this help

Commands:
  check [options] <path...>  judge task definitions, templates and configuration items
  list [options]             list all checks, or those of a resource type or framework
  explain [options] <id>     explain a check: what it asks, why, its parameters and the remedy
  doctor [options]           ask an account and Region whether the pack works, or will work, there
  help [command]             display help for command
${EXIT_CODES}`,
    });
  });

  it('explains check', async () => {
    const run = await place.run(['check', '--help']);

    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `Usage: ecs-guardrails check [options] <path...>

Judges task definitions, describe-* output, configuration items, task events and CloudFormation
templates.
Works offline: nothing is looked up.

Arguments:
  path                        files, directories (their .json .yaml .yml .template files), - for
                              standard input

Options:
  --format <format>           report on standard output, default: pretty (pretty, json)
  -o, --output <format=file>  another report into a file (repeatable)
  --fail-on <severity>        lowest severity that means exit code 1 (critical, high, medium, low)
                              (default: "low")
  --only <id>                 run this check and no other (repeatable, or separated by commas)
  --input <kind>              read the input as this kind instead of detecting it (config-item,
                              task-definition, describe, task-event, cloudformation)
  --account <id>              own account, where the input does not name it
  --region <region>           own Region, where the input does not name it
  --config <file>             settings, default: ecs-guardrails.yaml here or above, up to the
                              repository root
  -h, --help                  print this help
${EXIT_CODES}`,
    });
    expect(await place.run(['help', 'check'])).toEqual(run);
  });

  it('tells its version', async () => {
    expect(await place.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    ['no command', [], 'Usage: ecs-guardrails'],
    ['an unknown command', ['chekc', 'x.json'], "unknown command 'chekc'\n(Did you mean check?)"],
    ['a path without a command', ['template.yaml'], "unknown command 'template.yaml'"],
    ['an unknown flag', ['check', 'x.json', '--fromat', 'json'], "unknown option '--fromat'\n(Did you mean --format?)"],
    ['a flag of a later release', ['check', 'x.json', '--baseline', 'b'], "unknown option '--baseline'"],
    ['no path', ['check'], "missing required argument 'path'"],
    ['an empty path', ['check', ''], 'error: USAGE: A path is empty; "." means the working directory.'],
    ['a flag without its value', ['check', 'x.json', '--account'], "option '--account <id>' argument missing"],
    ['an unknown format', ['check', 'x.json', '--format', 'jsn'], 'Expected pretty, json. Did you mean "json"?'],
    ['a format of a later release', ['check', 'x.json', '--format', 'sarif'], 'Expected pretty, json.'],
    [
      'an unknown output format',
      ['check', 'x.json', '-o', 'jsn=a'],
      'error: USAGE: -o "jsn=a": there is no format "jsn"',
    ],
    ['an unknown severity', ['check', 'x.json', '--fail-on', 'higj'], 'Did you mean "high"?'],
    ['an unknown kind', ['check', 'x.json', '--input', 'terraform-plan'], 'Expected config-item, task-definition,'],
    ['an account that is none', ['check', 'x.json', '--account', '1111'], 'Expected 12 digits.'],
    ['a Region that is none', ['check', 'x.json', '--region', 'Ireland'], 'Expected a Region such as eu-west-1.'],
    [
      'an unknown check',
      ['check', 'x.json', '--only', 'ecs-taskdef-no-privilegd'],
      'error: CHECK_UNKNOWN: There is no check "ecs-taskdef-no-privilegd". Did you mean "ecs-taskdef-no-privileged"?',
    ],
  ])('refuses %s with exit code 2, on standard error alone', async (_what, args, message) => {
    const { code, stdout, stderr } = await place.run(args);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });

  it('shows controls in arguments instead of obeying them', async () => {
    const { stderr } = await place.run(['check', 'x', '--fail-on', '\u001b[2J\u202ehigh']);

    expect(stderr).toContain('\\u001b[2J\\u202ehigh');
  });

  it.each(['cn-north-1', 'us-gov-west-1', 'eu-central-2', 'mx-central-1'])('takes Region %s', async (region) => {
    const { stderr } = await place.run(['check', 'missing.json', '--region', region]);

    expect(stderr).toContain('Nothing was judged');
  });
});
