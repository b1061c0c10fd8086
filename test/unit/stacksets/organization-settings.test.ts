import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseOrganizationSettings } from '../../../stacksets/organization-settings';
import { failureOf } from '../../support/failure-of';
import { outcomeOf } from '../../support/outcome-of';
import { withLine as changed } from '../../support/with-line';

const GOOD = [
  'schema: 1',
  'organization: o-exampleorgid',
  "hub: {account: '111122223333', homeRegion: eu-west-1}",
  'regions: [eu-west-1, us-east-1]',
  'targets: [Workloads/Prod, ou-ab12-sandbox01]',
].join('\n');

const withLine = (key: string, line: string): string => changed(GOOD, key, line);

describe('parseOrganizationSettings', () => {
  it('reads the four parts in the order in which they were written', () => {
    const settings = parseOrganizationSettings('organization.yaml', GOOD);

    expect(settings).toEqual({
      layout: 'hub',
      organization: 'o-exampleorgid',
      hub: { account: '111122223333', homeRegion: 'eu-west-1' },
      regions: ['eu-west-1', 'us-east-1'],
      targets: [
        { kind: 'path', path: 'Workloads/Prod', parameter: 'TargetIdWorkloadsProd' },
        { kind: 'id', id: 'ou-ab12-sandbox01' },
      ],
    });
  });

  it('keeps the leading zeros of a quoted account id', () => {
    const text = withLine('hub', "hub: {account: '000000000001', homeRegion: eu-west-1}");

    const { hub } = parseOrganizationSettings('organization.yaml', text);

    expect(hub.account).toBe('000000000001');
  });

  it('reads the example that is shipped', () => {
    const name = 'examples/organization.yaml';
    const text = readFileSync(join(__dirname, '..', '..', '..', name), 'utf8');

    expect(() => parseOrganizationSettings(name, text)).not.toThrow();
  });

  it.each<[string, string, number, string]>([
    ['an unknown key', `${GOOD}\nregoins: []`, 6, 'Did you mean "regions"?'],
    [
      'an unknown key of the hub',
      withLine('hub', "hub: {acount: '111122223333', homeRegion: eu-west-1}"),
      3,
      '"account"?',
    ],
    ['a key of a later version', `${GOOD}\nexemptions: []`, 6, '"exemptions" is refused'],
    ['a duplicate key', `${GOOD}\nregions: [eu-west-1]`, 6, 'unique'],
    ['an unquoted account id', withLine('hub', 'hub: {account: 111122223333, homeRegion: eu-west-1}'), 3, 'in quotes'],
    [
      'an account id of 11 digits',
      withLine('hub', "hub: {account: '11112222333', homeRegion: eu-west-1}"),
      3,
      'twelve',
    ],
    ['a missing account', withLine('hub', 'hub: {homeRegion: eu-west-1}'), 3, '"hub.account" is missing'],
    [
      'an unknown home Region',
      withLine('hub', "hub: {account: '111122223333', homeRegion: eu-wst-1}"),
      3,
      '"eu-west-1"?',
    ],
    ['an unknown Region', withLine('regions', 'regions: [eu-west-1, us-eats-1]'), 4, 'Did you mean "us-east-1"?'],
    ['a China Region', withLine('regions', 'regions: [cn-north-1]'), 4, 'no trusted access'],
    ['a Region of another partition', withLine('regions', 'regions: [eu-west-1, us-gov-west-1]'), 4, 'partition'],
    ['a Region twice', withLine('regions', 'regions: [eu-west-1, eu-west-1]'), 4, 'twice'],
    ['no Region', withLine('regions', 'regions: []'), 4, 'names no Region'],
    ['a target twice', withLine('targets', 'targets: [A, B, A]'), 5, 'twice'],
    [
      'two targets with one parameter',
      withLine('targets', 'targets: [Work-loads, Work/Loads]'),
      5,
      'TargetIdWorkLoads',
    ],
    ['no target', withLine('targets', 'targets: []'), 5, 'names no organizational unit'],
    [
      '51 targets',
      withLine('targets', `targets: [${Array.from({ length: 51 }, (_, i) => `A${i}`).join(', ')}]`),
      5,
      '50',
    ],
    ['a misspelt unit id', withLine('targets', 'targets: [ou-AB12-x]'), 5, 'no organizational unit'],
    ['a target that is a number', withLine('targets', 'targets: [12]'), 5, 'targets.0'],
    ['a path with a wildcard', withLine('targets', 'targets: ["Work*"]'), 5, 'no organizational unit'],
    ['an organization id in capitals', withLine('organization', 'organization: O-EXAMPLEORGID'), 2, 'o-exampleorgid'],
    ['a missing organization', withLine('organization', '# gone'), 1, '"organization" is missing'],
    ['a future version', withLine('schema', 'schema: 2'), 1, 'not 1'],
    ['a text for the version', withLine('schema', "schema: '1'"), 1, 'not 1'],
    ['null for the targets', withLine('targets', 'targets:'), 5, '"targets"'],
    ['a __proto__ key', `${GOOD}\n__proto__: {polluted: true}`, 6, '"__proto__" is not a key'],
    ['a list', '- a', 1, 'the file'],
    ['YAML that does not parse', 'schema: [1', 1, 'organization.yaml:1'],
  ])('refuses %s with file and line', async (_what, text, line, expected) => {
    const error = await failureOf(() => parseOrganizationSettings('organization.yaml', text));

    expect(error.code).toBe('SETTINGS_INVALID');
    expect(error.message).toContain(expected);
    expect(error.message).toContain(`organization.yaml:${line}: `);
    expect(error.place).toMatchObject({ file: 'organization.yaml', line });
  });

  it.each([
    ['an empty file', ''],
    ['only a comment', '# nothing'],
    ['two documents', `${GOOD}\n---\n${GOOD}`],
    ['a file of more than a megabyte', `${GOOD}\n# ${'x'.repeat(1_000_000)}`],
    ['an alias that is not defined', withLine('targets', 'targets: *none')],
    ['an alias bomb', ['a: &a [x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a]', 'c: [*b,*b,*b,*b,*b,*b]'].join('\n')],
  ])('refuses %s', async (_what, text) => {
    const error = await failureOf(() => parseOrganizationSettings('organization.yaml', text));

    expect(error.code).toBe('SETTINGS_INVALID');
  });

  it('answers any text with settings or with a typed error', () => {
    const lines = fc.string().map((text) => withLine('targets', `targets: ${text}`));

    fc.assert(
      fc.property(fc.oneof(fc.string(), lines), (text) => {
        const outcome = outcomeOf(() => parseOrganizationSettings('organization.yaml', text));
        expect(['done', 'SETTINGS_INVALID']).toContain(outcome);
      }),
    );
  });
});
