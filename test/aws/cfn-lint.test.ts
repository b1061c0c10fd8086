import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '../../scripts/synth';
import { packsFor } from '../../scripts/pack';
import { functionFixtures } from '../support/function-fixtures';
import { describeWithPython, runInVenv } from '../support/python-venv';

/** By the settings file the templates. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'organization.yaml': ['hub', 'core', 'pack', 'assets-eu-west-1', 'assets-us-east-1'],
  'single-account.yaml': ['single-eu-west-1'],
};

/** One of each partition that a lone account can be in, and a second one. */
const REGIONS = ['eu-west-1', 'us-east-1', 'us-gov-west-1', 'cn-north-1'];

const PACKS = packsFor('111122223333', 'eu-west-1');

describeWithPython('cfn-lint', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-lint-'));
    for (const example of Object.keys(TEMPLATES)) {
      synthesize({
        orgConfig: resolve(__dirname, '..', '..', 'examples', example),
        functions: functionFixtures(folder),
        outdir: join(folder, example),
      });
    }
    for (const { name, body } of PACKS) {
      writeFileSync(join(folder, `${name}.json`), body);
      writeFileSync(join(folder, `${name}.yaml`), body);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const templates = Object.entries(TEMPLATES).flatMap(([example, names]) =>
    names.map((name) => [example, `${name}.template.json`] as const),
  );

  it('looks at every template', () => {
    const written = Object.keys(TEMPLATES).flatMap((example) =>
      readdirSync(join(folder, example)).map((file) => [example, file]),
    );

    expect(written.toSorted()).toEqual(templates.toSorted());
  });

  it.each(templates)('finds nothing in what comes of %s: %s', (example, file) => {
    const result = lint(join(folder, example, file));

    expect(result).toBe('');
  });

  it.each(PACKS.flatMap(({ name }) => [`${name}.json`, `${name}.yaml`]))(
    'finds nothing in the literal pack body %s',
    (name) => {
      const result = lint(join(folder, name));

      expect(result).toBe('');
    },
  );

  it('does find a seeded mistake, so that its silence means something', () => {
    const text = readFileSync(join(folder, 'organization.yaml', 'core.template.json'), 'utf8');
    const broken = join(folder, 'broken.template.json');
    writeFileSync(broken, text.replace('"nodejs24.x"', '"nodejs2.x"').replace('"ReportBatchItemFailures"', '"Report"'));

    const result = lint(broken);

    expect(result).toContain('nodejs2.x');
    expect(result).toContain("'Report' is not one of");
  });
});

/** The findings of every severity, one a line; the empty string when there are none. No rule is switched off. */
function lint(file: string): string {
  const args = ['--format', 'parseable', '--include-checks', 'I', '--regions', ...REGIONS];
  const { status, stdout, stderr } = runInVenv('cfn-lint', [...args, '--template', file]);
  return status === 0 && stdout === '' ? stderr : `${stdout}${stderr}` || `exit ${String(status)}`;
}
