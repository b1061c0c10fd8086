import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../../core/registry/registry';
import { reportSchema, type JsonReport } from '../../../core/reports/json-report';
import { GOOD, PRIVILEGED, Workplace, WRITABLE } from './run-cli';

const ACCOUNT = ['--account', '111122223333', '--region', 'eu-west-1'] as const;

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.remove();
});

async function report(...args: readonly string[]): Promise<JsonReport> {
  const { stdout } = await place.run(['check', ...args, ...ACCOUNT, '--format', 'json']);
  return reportSchema.parse(JSON.parse(stdout));
}

describe('ecs-guardrails check', () => {
  describe('exit code', () => {
    it.each([
      ['0 for resources that comply', ['good.json'], 0],
      ['1 for a finding', ['bad.json'], 1],
      ['1 for a finding at the threshold', ['bad.json', '--fail-on', 'high'], 1],
      ['0 for a finding below the threshold', ['bad.json', '--fail-on', 'critical'], 0],
      ['0 for a medium finding where only high ones count', ['writable.json', '--fail-on', 'high'], 0],
      ['0 for checks that were not asked for', ['bad.json', '--only', 'ecs-taskdef-non-root-user'], 0],
      ['0 for an unknown', ['unknown.yaml', '--only', 'ecr-repository-tags-immutable'], 0],
      ['0 for a directory without anything of ours', ['docs'], 0],
      ['2 for a file that does not exist', ['missing.json'], 2],
      ['2 for one, although another has a finding', ['missing.json', 'bad.json'], 2],
      ['2 for a file cut off', ['broken.json'], 2],
      ['2 for a named file of no known kind', ['docs/package.json'], 2],
      ['2 for a file read as what it is not', ['good.json', '--input', 'config-item'], 2],
      ['2 for an unknown check', ['good.json', '--only', 'ecs-nothing'], 2],
      ['2 for settings that do not exist', ['good.json', '--config', 'missing.yaml'], 2],
    ])('is %s', async (_what, args, expected) => {
      place.put({
        'good.json': GOOD,
        'bad.json': PRIVILEGED,
        'writable.json': WRITABLE,
        'broken.json': '{"family": "web", "containerDefinitions": [',
        'docs/package.json': { name: 'x' },
        'unknown.yaml':
          'Resources:\n  Repository:\n    Type: AWS::ECR::Repository\n    Properties: {ImageTagMutability: !Ref Mutability}\n',
      });

      const { code } = await place.run(['check', ...args, ...ACCOUNT]);

      expect(code).toBe(expected);
    });
  });

  it('prints the report on standard output and nothing on standard error', async () => {
    place.put({ 'bad.json': PRIVILEGED });

    const { stdout, stderr } = await place.run(['check', 'bad.json', ...ACCOUNT]);

    expect(stderr).toBe('');
    expect(stdout).toContain('bad.json:17:7 high ecs-taskdef-no-privileged payments-api\n');
    expect(stdout).toContain('> 17 |       "privileged": true\n     |       ^\n');
    expect(stdout).toMatch(
      /1 file, 1 resource: 1 NON_COMPLIANT \(1 high\), 0 UNKNOWN, \d+ COMPLIANT, \d+ NOT_APPLICABLE\n$/,
    );
  });

  it('judges every other file and reports each that it cannot read', async () => {
    place.put({
      'a/bad.json': PRIVILEGED,
      'b/cut-off.json': '{"family": "web"',
      'c/cut-off.yaml': 'Resources: "web',
      'd/twice.json': '{"family": "a", "family": "b"}',
      'e/proto.json': '{"__proto__": {"family": "a"}}',
      'f/deep.json': '['.repeat(100) + ']'.repeat(100),
      'g/package.json': { name: 'x' },
      'h/good.json': GOOD,
      'i/event.json': { version: '1.0', invokingEvent: null },
      'j/null.json': {
        resourceType: 'AWS::ECS::TaskDefinition',
        resourceId: 'x',
        configurationItemStatus: 'OK',
        configuration: null,
      },
    });

    const { results, errors, skipped, summary } = await report('.');

    expect(results.filter(({ status }) => status === 'NON_COMPLIANT').map(({ location }) => location.file)).toEqual([
      'a/bad.json',
    ]);
    expect(new Set(results.map(({ location }) => location.file))).toEqual(new Set(['a/bad.json', 'h/good.json']));
    expect(errors.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['JSON_PARSE', 'b/cut-off.json', 1],
      ['YAML_PARSE', 'c/cut-off.yaml', 1],
      ['KEY_DUPLICATE', 'd/twice.json', 1],
      ['KEY_FORBIDDEN', 'e/proto.json', 1],
      ['DEPTH_EXCEEDED', 'f/deep.json', 1],
      ['CONFIGURATION_MISSING', 'j/null.json', 1],
    ]);
    expect(skipped.map(({ file }) => file)).toEqual(['g/package.json', 'i/event.json']);
    expect(summary.files).toBe(10);
  });

  it('gives the same bytes twice, whatever the order of the arguments', async () => {
    place.put({ 'b.json': PRIVILEGED, 'a.json': WRITABLE, 'sub/c.json': GOOD });
    const json = ['--format', 'json', ...ACCOUNT];

    const first = await place.run(['check', 'b.json', 'a.json', 'sub', ...json]);
    const second = await place.run(['check', 'sub', `${place.folder}/a.json`, './b.json', ...json]);

    expect(second).toEqual(first);
    expect(first.stdout).not.toContain(place.folder);
  });

  it('reads standard input beside files', async () => {
    place.put({ 'good.json': GOOD });
    const text = JSON.stringify(PRIVILEGED);

    const { code, stdout } = await place.run(
      ['check', '-', 'good.json', '-', ...ACCOUNT],
      [text.slice(0, 20), text.slice(20)],
    );

    expect(code).toBe(1);
    expect(stdout).toContain(`<stdin>:1:${text.indexOf('"privileged"') + 1} high`);
    expect(stdout).toContain('2 files, 2 resources');
  });

  it.each([
    ['of no known kind', ['{"a": 1}'], 'INPUT_KIND_UNKNOWN'],
    ['that is no text', ['{"a": '], 'JSON_PARSE'],
    ['beyond the limit', Array.from({ length: 6 }, () => 'x'.repeat(1_000_000)), 'FILE_TOO_LARGE'],
  ])('refuses standard input %s', async (_what, stdin, code) => {
    const run = await place.run(['check', '-'], stdin);

    expect(run.code).toBe(2);
    expect(run.stdout).toContain(`<stdin>`);
    expect(run.stdout).toContain(code);
  });

  it('says on standard error when nothing was judged', async () => {
    place.put({ 'docs/package.json': { name: 'x' }, 'broken.json': '{' });

    const nothing = await place.run(['check', 'docs']);
    const broken = await place.run(['check', 'broken.json']);

    expect(nothing.stderr).toBe('Nothing was judged: no resource that a check covers in 1 file(s).\n');
    expect(broken.stderr).toContain('Some could not be read: see the errors.');
  });

  describe('settings', () => {
    const SETTINGS = {
      schema: 1,
      account: '111122223333',
      region: 'eu-west-1',
      checks: { 'ecs-taskdef-no-privileged': { severity: 'low' }, 'ecs-taskdef-readonly-root-fs': { enabled: false } },
    };

    it('are found above, up to the root of the repository', async () => {
      place.put({ 'app/bad.json': PRIVILEGED, 'ecs-guardrails.json': SETTINGS });
      mkdirSync(join(place.folder, '.git'));
      const { folder } = place;

      const run = await place.run(['check', '.', '--format', 'json']);
      const { results, skipped } = reportSchema.parse(JSON.parse(run.stdout));

      expect(results.find(({ check }) => check === 'ecs-taskdef-no-privileged')).toMatchObject({
        severity: 'low',
        resource: { account: '111122223333', region: 'eu-west-1' },
      });
      expect(results.map(({ check }) => check)).not.toContain('ecs-taskdef-readonly-root-fs');
      expect(skipped).toEqual([{ file: 'ecs-guardrails.json', reason: 'it holds the settings of this run' }]);
      expect(run.stdout).not.toContain(folder);
    });

    it('give way to what the command line says', async () => {
      place.put({ 'writable.json': WRITABLE, 'other.json': SETTINGS });

      const run = await place.run([
        'check',
        'writable.json',
        '--config',
        'other.json',
        '--account',
        '222233334444',
        '--only',
        'ecs-taskdef-readonly-root-fs,ecs-taskdef-registry-approved',
        '--format',
        'json',
      ]);
      const { results } = reportSchema.parse(JSON.parse(run.stdout));

      expect(results.map(({ check, status, resource }) => [check, status, resource.account])).toEqual([
        ['ecs-taskdef-readonly-root-fs', 'NON_COMPLIANT', '222233334444'],
        ['ecs-taskdef-registry-approved', 'NON_COMPLIANT', '222233334444'],
      ]);
    });

    it('that are wrong stop the run with one line', async () => {
      place.put({ 'good.json': GOOD, 'ecs-guardrails.yaml': 'schema: 1\nchekcs: {}\n' });

      const run = await place.run(['check', 'good.json']);

      expect(run).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'error: SETTINGS_INVALID: ecs-guardrails.yaml:2:1: There is no setting "chekcs"; known here: schema, account, region, checks. Did you mean "checks"?\n',
      });
    });

    it('may enable nothing at all, and then it is said', async () => {
      const checks = Object.fromEntries(CHECKS.map(({ id }) => [id, { enabled: false }]));
      place.put({ 'bad.json': PRIVILEGED, 'settings.json': { schema: 1, checks } });

      const { code, stderr } = await place.run(['check', 'bad.json', '--config', 'settings.json']);

      expect(code).toBe(0);
      expect(stderr).toBe('Nothing was judged: the settings enable no check.\n');
    });
  });

  describe('-o', () => {
    it('writes reports into files beside the one on standard output', async () => {
      place.put({ 'bad.json': PRIVILEGED });

      const run = await place.run(['check', 'bad.json', '-o', 'json=out.json', '-o', 'pretty=out.txt', ...ACCOUNT]);

      const written = readFileSync(join(place.folder, 'out.json'), 'utf8');
      expect(run.code).toBe(1);
      expect(run.stdout).toBe(readFileSync(join(place.folder, 'out.txt'), 'utf8'));
      expect(reportSchema.parse(JSON.parse(written)).summary.byStatus.NON_COMPLIANT).toBe(1);
      expect(readdirSync(place.folder).sort()).toEqual(['bad.json', 'out.json', 'out.txt']);
    });

    it('prints the report although a file cannot be written', async () => {
      place.put({ 'bad.json': PRIVILEGED });

      const run = await place.run(['check', 'bad.json', '-o', 'json=missing/out.json', ...ACCOUNT]);

      expect(run.code).toBe(2);
      expect(run.stdout).toContain('1 NON_COMPLIANT');
      expect(run.stderr).toMatch(/^error: FILE_UNWRITABLE: .*missing\/out\.json: Cannot write/);
    });
  });

  it('names a link that it does not follow', async () => {
    place.put({ 'in/good.json': GOOD, 'out/bad.json': PRIVILEGED });
    symlinkSync('../out', join(place.folder, 'in/link'));

    const { skipped } = await report('in');

    expect(skipped.map(({ file }) => file)).toEqual(['in/link']);
  });
});
