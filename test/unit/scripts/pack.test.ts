import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packsAsked, packsFor, writePacks } from '../../../scripts/pack';
import { failureOf } from '../../support/failure-of';
import { jsonOf } from '../../support/json-of';
import { SINGLE_ACCOUNT } from '../../support/synthesis';

describe('packsFor', () => {
  it.each([
    ['eu-west-1', 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules'],
    ['us-gov-west-1', 'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:ecs-guardrails-rules'],
    ['cn-north-1', 'arn:aws-cn:lambda:cn-north-1:111122223333:function:ecs-guardrails-rules'],
  ])('renders literal ARNs for %s', (region, arn) => {
    const packs = packsFor('111122223333', region);

    expect(packs.length).toBeGreaterThan(0);
    for (const { body } of packs) {
      expect(body).toContain(`"Default":"${arn}"`);
      expect(body).not.toContain('${');
      expect(() => jsonOf(body)).not.toThrow();
    }
  });

  it.each([
    [undefined, 'eu-west-1', '--account'],
    ['1111222233', 'eu-west-1', 'twelve digits'],
    ['11112222333x', 'eu-west-1', 'twelve digits'],
    ['111122223333', undefined, '--region'],
    ['111122223333', 'eu-wst-1', 'Did you mean "eu-west-1"?'],
    ['111122223333', '__proto__', '--region'],
  ])('refuses account %s with Region %s', async (account, region, expected) => {
    const error = await failureOf(() => packsFor(account, region));

    expect(error.code).toBe('USAGE');
    expect(error.message).toContain(expected);
  });
});

describe('packsAsked', () => {
  const SINGLE = join(__dirname, '..', '..', '..', 'examples', 'single-account.yaml');
  const HUB = join(__dirname, '..', '..', '..', 'examples', 'organization.yaml');

  it('takes settings, account and the only Region from the file of a lone account', () => {
    const bodies = packsAsked(['--org-config', SINGLE]).map(({ body }) => body);

    expect(bodies.join('')).toContain(String.raw`"tags":"[\"latest\",\"stable\"]"`);
    expect(bodies.join('')).toContain(':eu-west-1:111122223333:');
    expect(bodies.join('')).not.toContain('ecs-taskdef-healthcheck-set');
  });

  it('prefers account and Region that are given', () => {
    const args = ['--org-config', SINGLE, '--account', '444455556666', '--region', 'us-east-1'];

    expect(packsAsked(args)[0]?.body).toContain(':us-east-1:444455556666:');
  });

  it.each([
    ['no account for an organization', HUB, '--account'],
    ['no choice among several Regions', 'several', '--region'],
  ])('knows %s', async (_what, file, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-asked-'));
    const several = join(folder, 'several.yaml');
    writeFileSync(several, SINGLE_ACCOUNT);

    const error = await failureOf(() => packsAsked(['--org-config', file === 'several' ? several : file]));

    expect(error.code).toBe('USAGE');
    expect(error.message).toContain(expected);
    rmSync(folder, { recursive: true });
  });
});

describe('writePacks', () => {
  it.each([
    [1, ['pack.yaml']],
    [2, ['pack-1.yaml', 'pack-2.yaml']],
  ])('writes %d into files of their own', (count, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-packs-'));
    const packs = Array.from({ length: count }, (_, index) => ({ name: 'x', body: `{"a":${index}}` }));

    const written = writePacks(packs, folder);

    expect(written).toEqual(files.map((file) => join(folder, 'out', file)));
    expect(written.map((path) => readFileSync(path, 'utf8'))).toEqual(packs.map(({ body }) => body));
    rmSync(folder, { recursive: true });
  });
});
