import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseDeploymentSettings } from '../../../stacksets/deployment-settings';
import { writtenExemption } from '../../support/exemptions';
import { failureOf } from '../../support/failure-of';
import { outcomeOf } from '../../support/outcome-of';
import { ORGANIZATION, SINGLE_ACCOUNT } from '../../support/synthesis';
import { withLine as changed } from '../../support/with-line';

const CHECK = 'ecs-taskdef-no-latest-tag';

const NOW = new Date('2026-11-25T12:00:00Z');

const EXEMPTION = writtenExemption('2027-01-31');

const AUTOMATIC =
  'remediation: automatic, owner: platform, reason: Nobody may move a tag in any account, ticket: SEC-1';

const withLine = (key: string, line: string): string => changed(SINGLE_ACCOUNT, key, line);

describe('parseDeploymentSettings', () => {
  it.each([
    ['without a layout', ORGANIZATION],
    ['with the layout hub', `${ORGANIZATION}\nlayout: hub`],
  ])('reads an organization %s', (_how, text) => {
    const settings = parseDeploymentSettings('organization.yaml', text);

    expect(settings).toMatchObject({ layout: 'hub', organization: 'o-exampleorgid' });
  });

  it('reads a lone account with what its pack asks', () => {
    const text = [
      SINGLE_ACCOUNT,
      'checks:',
      `  ${CHECK}: { params: { tags: [latest, stable] } }`,
      '  ecs-taskdef-healthcheck-set: { enabled: false }',
      'mode: grouped',
      'revisions: in-use',
      'remediation: { together: true }',
      EXEMPTION,
    ].join('\n');

    const settings = parseDeploymentSettings('organization.yaml', text, NOW);

    expect(settings).toEqual({
      layout: 'single',
      account: '111122223333',
      regions: ['eu-west-1', 'us-east-1'],
      packSettings: {
        checks: {
          [CHECK]: { params: { tags: ['latest', 'stable'] } },
          'ecs-taskdef-healthcheck-set': { enabled: false },
        },
        mode: 'grouped',
        revisions: 'in-use',
        remediation: { together: true },
      },
      exemptions: [expect.objectContaining({ id: 'payments-root', account: '111122223333', region: 'us-east-1' })],
    });
  });

  it('reads a remediation that AWS Config starts by itself', () => {
    const text = `${SINGLE_ACCOUNT}\nchecks:\n  ecr-repository-tags-immutable: { ${AUTOMATIC} }`;

    const settings = parseDeploymentSettings('organization.yaml', text, NOW);

    expect(settings).toMatchObject({
      packSettings: { checks: { 'ecr-repository-tags-immutable': { automatic: true } } },
    });
  });

  it('leaves to the checks what is not written', () => {
    const settings = parseDeploymentSettings('organization.yaml', SINGLE_ACCOUNT);

    expect(settings).toMatchObject({ packSettings: { checks: {} } });
  });

  it.each([
    ['of China', 'cn-north-1'],
    ['of GovCloud', 'us-gov-west-1'],
  ])('takes a Region %s for a lone account', (_where, region) => {
    const text = withLine('regions', `regions: [${region}]`);

    const settings = parseDeploymentSettings('organization.yaml', text);

    expect(settings.regions).toEqual([region]);
  });

  it.each(['organization.yaml', 'single-account.yaml'])('reads the example %s', (example) => {
    const name = `examples/${example}`;
    const text = readFileSync(join(__dirname, '..', '..', '..', name), 'utf8');

    expect(() => parseDeploymentSettings(name, text)).not.toThrow();
  });

  it.each<[string, string, number, string]>([
    ['an unknown layout', withLine('layout', 'layout: singel'), 2, 'Did you mean "single"?'],
    ['a layout that is no text', withLine('layout', 'layout: 1'), 2, '"layout" is 1; expected hub'],
    ['an empty layout', withLine('layout', 'layout:'), 2, '"layout" is null; expected hub'],
    ['the organization of a hub', `${SINGLE_ACCOUNT}\norganization: o-exampleorgid`, 5, 'belongs to an organization'],
    ['the hub of a hub', `${SINGLE_ACCOUNT}\nhub: {}`, 5, '"hub" is refused'],
    ['the targets of a hub', `${SINGLE_ACCOUNT}\ntargets: []`, 5, 'remove "layout: single"'],
    ['the account of a lone one', `${ORGANIZATION}\naccount: '111122223333'`, 6, '"layout: single"'],
    ['the checks of a lone one', `${ORGANIZATION}\nchecks: {}`, 6, '"checks" is refused'],
    ['the mode of a lone one', `${ORGANIZATION}\nmode: grouped`, 6, '"mode" is refused'],
    ['the revisions of a lone one', `${ORGANIZATION}\nrevisions: in-use`, 6, '"revisions" is refused'],
    ['China for an organization', ORGANIZATION.replace('us-east-1', 'cn-north-1'), 4, 'layout: single'],
    ['a key of a later version', `${SINGLE_ACCOUNT}\nwaves: []`, 5, 'reads only account, regions, checks'],
    [
      'an automatic remediation of rules that are grouped',
      `${SINGLE_ACCOUNT}\nmode: grouped\nchecks:\n  ecr-repository-tags-immutable: { ${AUTOMATIC} }`,
      5,
      'a rule of a group has no remediation',
    ],
    ['remediation that is no map', `${SINGLE_ACCOUNT}\nremediation: true`, 5, 'no map with together'],
    [
      'an unknown key of remediation',
      `${SINGLE_ACCOUNT}\nremediation: { togeter: true }`,
      5,
      'Did you mean "together"',
    ],
    ['exemptions that are no list', `${SINGLE_ACCOUNT}\nexemptions: {}`, 5, 'expected a list of exemptions'],
    [
      'an exemption that is over',
      `${SINGLE_ACCOUNT}\n${EXEMPTION.replace('2027', '2025')}`,
      14,
      'it expired on 2025-01-31',
    ],
    [
      'an exemption of another account',
      `${SINGLE_ACCOUNT}\n${EXEMPTION}\n    account: '222233334444'`,
      15,
      '222233334444 is not the account of this file',
    ],
    [
      'an exemption in another Region',
      `${SINGLE_ACCOUNT}\n${EXEMPTION.replace('us-east-1', 'us-east-2')}`,
      8,
      'us-east-2 is no Region of this file. Did you mean "us-east-1"?',
    ],
    ['the exemptions of an organization', `${ORGANIZATION}\nexemptions: []`, 6, '"exemptions" is refused'],
    ['an unknown key', `${SINGLE_ACCOUNT}\nregoins: []`, 5, 'Did you mean "regions"?'],
    ['an unquoted account id', withLine('account', 'account: 111122223333'), 3, 'in quotes'],
    ['a missing account', withLine('account', '# gone'), 1, '"account" is missing'],
    ['an unknown Region', withLine('regions', 'regions: [eu-wst-1]'), 4, 'Did you mean "eu-west-1"?'],
    ['Regions of two partitions', withLine('regions', 'regions: [eu-west-1, cn-north-1]'), 4, 'another partition'],
    ['a Region twice', withLine('regions', 'regions: [eu-west-1, eu-west-1]'), 4, 'named twice'],
    ['no Region', withLine('regions', 'regions: []'), 4, 'names no Region'],
    ['an unknown mode', `${SINGLE_ACCOUNT}\nmode: groups`, 5, 'neither per-check'],
    ['unknown revisions', `${SINGLE_ACCOUNT}\nrevisions: all`, 5, 'neither latest-active nor in-use'],
    [
      'an unknown check',
      `${SINGLE_ACCOUNT}\nchecks:\n  ecs-taskdef-no-latest: {}`,
      6,
      `There is no check "ecs-taskdef-no-latest". Did you mean "${CHECK}"?`,
    ],
    [
      'an unknown parameter',
      `${SINGLE_ACCOUNT}\nchecks:\n  ${CHECK}:\n    params:\n      tag: [a]`,
      8,
      `Check ${CHECK} has no parameter "tag".`,
    ],
    [
      'a parameter of another type',
      `${SINGLE_ACCOUNT}\nchecks:\n  ${CHECK}: { params: { tags: 5 } }`,
      6,
      'is 5; expected a list of texts',
    ],
    ['a severity', `${SINGLE_ACCOUNT}\nchecks:\n  ${CHECK}:\n    severity: low`, 7, 'AWS Config has no severity'],
    ['a mode of a check', `${SINGLE_ACCOUNT}\nchecks:\n  ${CHECK}:\n    mode: enforce`, 7, 'no mode of a single check'],
    ['checks as a list', `${SINGLE_ACCOUNT}\nchecks: [${CHECK}]`, 5, '"checks" is a list'],
    ['empty checks', `${SINGLE_ACCOUNT}\nchecks:`, 5, '"checks" is empty; expected a map'],
    [
      'a check without a parameter that it needs',
      `${SINGLE_ACCOUNT}\nchecks:\n  ecs-taskdef-image-signed: { enabled: true }`,
      6,
      'needs parameter "trustPolicy"',
    ],
  ])('refuses %s with file and line', async (_what, text, line, expected) => {
    const error = await failureOf(() => parseDeploymentSettings('organization.yaml', text, NOW));

    expect(error.code).toBe('SETTINGS_INVALID');
    expect(error.message).toContain(expected);
    expect(error.message).toContain(`organization.yaml:${line}: `);
    expect(error.place).toMatchObject({ file: 'organization.yaml', line });
  });

  it('answers any checks with settings or with a typed error', () => {
    const checks = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => `{${CHECK}: ${text}}`),
    );

    fc.assert(
      fc.property(checks, (text) => {
        const file = `${SINGLE_ACCOUNT}\nchecks: ${text}`;
        expect(['done', 'SETTINGS_INVALID']).toContain(
          outcomeOf(() => parseDeploymentSettings('organization.yaml', file)),
        );
      }),
    );
  });
});
