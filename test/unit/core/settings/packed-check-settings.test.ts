import { packedCheckSettings } from '../../../../core/settings/packed-check-settings';
import type { Json, Path } from '../../../../core/subject/json';
import { failureOf } from '../../../support/failure-of';

const CHECK = 'ecs-taskdef-no-latest-tag';
const AUTO = 'ecr-repository-tags-immutable';

const AUTOMATIC = {
  remediation: 'automatic',
  owner: 'platform-security',
  reason: 'Nobody may move a tag in any account',
  ticket: 'SEC-1234',
};

/** As lines of a file, longer paths stand further down. */
const placeOf = (path: Path) => ({ file: 'organization.yaml', line: path.length, column: 1, field: path.join('.') });

describe('packedCheckSettings', () => {
  it('reads what is switched and the complete parameters', () => {
    const settings = packedCheckSettings(
      { [CHECK]: { params: { tags: ['latest', 'stable'] } }, 'ecs-taskdef-healthcheck-set': { enabled: false } },
      placeOf,
    );

    expect(settings.get(CHECK)?.parameters).toMatchObject({ tags: ['latest', 'stable'] });
    expect(settings.get('ecs-taskdef-healthcheck-set')).toEqual({ enabled: false, automatic: false });
  });

  it('takes an automatic remediation that somebody answers for', () => {
    const settings = packedCheckSettings({ [AUTO]: { ...AUTOMATIC }, [CHECK]: { remediation: 'manual' } }, placeOf);

    expect(settings.get(AUTO)).toEqual({ automatic: true });
    expect(settings.get(CHECK)).toEqual({ automatic: false });
  });

  it.each<[string, Json, string, string]>([
    ['a severity', { [CHECK]: { severity: 'low' } }, `checks.${CHECK}.severity`, 'AWS Config has no severity'],
    [
      'an automatic remediation that may do harm',
      { [CHECK]: { ...AUTOMATIC } },
      `checks.${CHECK}.remediation`,
      'is never corrected automatically: Register a revision',
    ],
    [
      'an automatic remediation that nobody answers for',
      { [AUTO]: { remediation: 'automatic', owner: 'platform-security' } },
      `checks.${AUTO}.remediation`,
      'only with owner, reason and ticket',
    ],
    [
      'an owner of nothing',
      { [AUTO]: { owner: 'platform' } },
      `checks.${AUTO}.remediation`,
      'belong to `remediation: automatic`',
    ],
    [
      'a short reason',
      { [AUTO]: { ...AUTOMATIC, reason: 'because' } },
      `checks.${AUTO}.reason`,
      'expected a text of 20 to 512',
    ],
    [
      'a misspelt way',
      { [AUTO]: { remediation: 'auto' } },
      `checks.${AUTO}.remediation`,
      'expected manual or automatic',
    ],
    ['a mode', { [CHECK]: { mode: 'enforce' } }, `checks.${CHECK}.mode`, 'no mode of a single check'],
    [
      'an unknown key',
      { [CHECK]: { parms: {} } },
      `checks.${CHECK}.parms`,
      'known here: enabled, params, remediation, owner, reason, ticket. Did you mean "params"?',
    ],
    ['a wrong type', { [CHECK]: { enabled: 'yes' } }, `checks.${CHECK}.enabled`, 'expected true or false'],
    ['a list of checks', [CHECK], 'checks', '"checks" is a list; expected a map from check ids to their settings.'],
    ['an unknown check', { 'ecs-taskdef-no-latest': {} }, 'checks.ecs-taskdef-no-latest', `Did you mean "${CHECK}"?`],
    [
      'an unknown check that is switched on',
      { 'ecs-taskdef-no-latest': { enabled: true } },
      'checks.ecs-taskdef-no-latest',
      'There is no check',
    ],
  ])('refuses %s', async (_what, written, field, message) => {
    const failure = await failureOf(() => packedCheckSettings(written, placeOf));

    expect(failure.code).toBe('SETTINGS_INVALID');
    expect(failure.message).toContain(message);
    expect(failure.place).toMatchObject({ file: 'organization.yaml', field });
  });

  it.each<[string, Json, string, string]>([
    ['an unknown parameter', { [CHECK]: { params: { tag: ['x'] } } }, `checks.${CHECK}.params.tag`, 'mean "tags"?'],
    [
      'a check that is switched on without a parameter that it needs',
      { 'ecs-taskdef-image-signed': { enabled: true } },
      'checks.ecs-taskdef-image-signed.params.trustPolicy',
      'needs parameter "trustPolicy"',
    ],
  ])('refuses %s', async (_what, written, field, message) => {
    const failure = await failureOf(() => packedCheckSettings(written, placeOf));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.message).toContain(message);
    expect(failure.place.field).toBe(field);
  });
});
