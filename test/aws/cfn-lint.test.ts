import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '../../scripts/synth';
import { packsFor } from '../../scripts/pack';
import { functionFixtures } from '../support/function-fixtures';
import { describeWithPython, runInVenv } from '../support/python-venv';

const TEMPLATES = ['hub', 'core', 'pack', 'assets-eu-west-1', 'assets-us-east-1'];

const PACKS = packsFor('111122223333', 'eu-west-1');

describeWithPython('cfn-lint', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-lint-'));
    synthesize({
      orgConfig: resolve(__dirname, '..', '..', 'examples', 'organization.yaml'),
      functions: functionFixtures(folder),
      outdir: join(folder, 'templates'),
    });
    for (const { name, body } of PACKS) {
      writeFileSync(join(folder, `${name}.json`), body);
      writeFileSync(join(folder, `${name}.yaml`), body);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(TEMPLATES)('finds nothing in the template %s', (name) => {
    const result = lint(join(folder, 'templates', `${name}.template.json`));

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
    const text = readFileSync(join(folder, 'templates', 'core.template.json'), 'utf8');
    const broken = join(folder, 'broken.template.json');
    writeFileSync(broken, text.replace('"nodejs24.x"', '"nodejs2.x"').replace('"ReportBatchItemFailures"', '"Report"'));

    const result = lint(broken);

    expect(result).toContain('nodejs2.x');
    expect(result).toContain("'Report' is not one of");
  });
});

/** The findings of every severity, one a line; the empty string when there are none. No rule is switched off. */
function lint(file: string): string {
  const args = ['--format', 'parseable', '--include-checks', 'I', '--regions', 'eu-west-1', 'us-east-1'];
  const { status, stdout, stderr } = runInVenv('cfn-lint', [...args, '--template', file]);
  return status === 0 && stdout === '' ? stderr : `${stdout}${stderr}` || `exit ${String(status)}`;
}
