import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../../scripts/synth';
import { failureOf } from '../../support/failure-of';
import { functionFixtures } from '../../support/function-fixtures';
import { jsonOf } from '../../support/json-of';
import { ORGANIZATION } from '../../support/synthesis';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-synth-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('synthesize', () => {
  it('writes the templates of the example organization, and nothing else', () => {
    const outdir = join(folder, 'templates');

    const written = synthesize({ functions: functionFixtures(folder), outdir });

    const names = ['assets-eu-west-1', 'assets-us-east-1', 'core', 'hub', 'pack'].map(
      (name) => `${name}.template.json`,
    );
    expect(readdirSync(outdir).toSorted()).toEqual(names);
    expect(written).toEqual(names.map((name) => join(outdir, name)));
    for (const path of written) expect(() => jsonOf(readFileSync(path, 'utf8'))).not.toThrow();
  });

  it('writes the template of the example account, and nothing of an organization', () => {
    const outdir = join(folder, 'templates');

    const written = synthesize({
      orgConfig: join('examples', 'single-account.yaml'),
      functions: functionFixtures(folder),
      outdir,
    });

    expect(readdirSync(outdir)).toEqual(['single-eu-west-1.template.json']);
    expect(written).toEqual([join(outdir, 'single-eu-west-1.template.json')]);
  });

  it('reads another organization', () => {
    const orgConfig = join(folder, 'organization.yaml');
    writeFileSync(orgConfig, ORGANIZATION.replace('us-east-1', 'eu-north-1'));

    const written = synthesize({ orgConfig, functions: functionFixtures(folder), outdir: join(folder, 'templates') });

    expect(written.filter((path) => path.includes('assets-')).join()).toContain('eu-north-1');
  });

  it.each<[string, string | null, string, string]>([
    ['a file that is not there', null, 'SETTINGS_INVALID', 'cannot be read'],
    ['an unknown Region', ORGANIZATION.replace('us-east-1', 'us-eats-1'), 'SETTINGS_INVALID', 'us-east-1'],
  ])('writes nothing for %s', async (_what, text, code, expected) => {
    const orgConfig = join(folder, 'organization.yaml');
    if (text !== null) writeFileSync(orgConfig, text);
    const outdir = join(folder, 'templates');

    const error = await failureOf(() => synthesize({ orgConfig, functions: functionFixtures(folder), outdir }));

    expect(error.code).toBe(code);
    expect(error.message).toContain(expected);
    expect(readdirSync(folder)).not.toContain('templates');
  });

  it('says that the functions are not built', async () => {
    const outdir = join(folder, 'templates');

    const error = await failureOf(() => synthesize({ functions: join(folder, 'none'), outdir }));

    expect(error.code).toBe('TEMPLATE_INVALID');
    expect(error.message).toContain('npm run build');
  });
});
