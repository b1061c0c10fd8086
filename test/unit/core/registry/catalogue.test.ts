import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../../../core/registry/catalogue';
import { documentedChecks } from '../../../../core/registry/documentation';

const DIST = join(__dirname, '..', '..', '..', '..', 'policies', 'dist');

interface Catalogue {
  readonly schema: number;
  readonly checks: readonly { readonly custom: Readonly<Record<string, unknown>> }[];
}

function read(): Catalogue {
  const catalogue: Catalogue = JSON.parse(readFileSync(join(DIST, 'catalogue.json'), 'utf8'));
  return catalogue;
}

describe('readCatalogue', () => {
  it('reads the packaged catalogue as the registry has it', () => {
    const checks = readCatalogue(read());

    expect(JSON.parse(JSON.stringify(checks))).toEqual(documentedChecks());
  });

  it('sorts checks by id', () => {
    const catalogue = read();

    const checks = readCatalogue({ ...catalogue, checks: [...catalogue.checks].reverse() });

    expect(checks.map(({ id }) => id)).toEqual(documentedChecks().map(({ id }) => id));
  });

  it.each([
    ['a severity that does not exist', { severity: 'SEVERE' }, 'severity'],
    ['a field that nobody reads', { owner: 'somebody' }, 'owner'],
    ['an id that a pack could not extend', { id: `ecs-${'x'.repeat(40)}` }, 'id'],
    ['a resource type that is not judged', { resourceTypes: ['AWS::S3::Bucket'] }, 'resourceTypes'],
  ])('refuses %s and names the field', (_, custom, field) => {
    const catalogue = read();
    const [first] = catalogue.checks;

    const doctored = { ...catalogue, checks: [{ ...first, custom: { ...first?.custom, ...custom } }] };

    expect(() => readCatalogue(doctored)).toThrow(
      expect.objectContaining({ code: 'POLICY_LOAD', message: expect.stringContaining(field) }),
    );
  });
});
