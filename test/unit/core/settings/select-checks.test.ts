import type { CheckSettings } from '../../../../core/settings/check-settings';
import { selectChecks } from '../../../../core/settings/select-checks';
import { NO_SETTINGS, type Settings } from '../../../../core/settings/settings';
import { failureOf } from '../../../support/failure-of';
import { makeCheck } from '../../../support/make-check';

const PARAMETERS = { drivers: { type: 'array', description: 'Log drivers.', default: ['awslogs'] } } as const;
const CHECKS = [
  makeCheck({ id: 'ecs-taskdef-readonly-root-fs', severity: 'MEDIUM' }),
  makeCheck({ id: 'ecs-taskdef-no-privileged', enabled: false }),
  makeCheck({ id: 'ecr-repository-tags-immutable', parameters: PARAMETERS }),
];

const settings = (checks: Readonly<Record<string, CheckSettings>>): Settings => ({
  checks: new Map(Object.entries(checks)),
});
const ids = (...args: Parameters<typeof selectChecks>): readonly string[] =>
  selectChecks(...args).map(({ check }) => check.id);

describe('selectChecks', () => {
  it('runs enabled checks in the order of their ids with their own severity and parameters', () => {
    expect(selectChecks(NO_SETTINGS, [], CHECKS)).toEqual([
      { check: CHECKS[2], severity: 'HIGH', parameters: { drivers: ['awslogs'] } },
      { check: CHECKS[0], severity: 'MEDIUM', parameters: {} },
    ]);
  });

  it('follows the settings in what runs, how severe it is and with which parameters', () => {
    const written = settings({
      'ecs-taskdef-no-privileged': { enabled: true, severity: 'LOW' },
      'ecs-taskdef-readonly-root-fs': { enabled: false },
      'ecr-repository-tags-immutable': { parameters: { drivers: ['splunk'] } },
    });

    expect(selectChecks(written, [], CHECKS)).toEqual([
      { check: CHECKS[2], severity: 'HIGH', parameters: { drivers: ['splunk'] } },
      { check: CHECKS[1], severity: 'LOW', parameters: {} },
    ]);
  });

  it('runs a disabled check that is asked for, and nothing else', () => {
    const written = settings({ 'ecs-taskdef-readonly-root-fs': { enabled: false } });

    expect(ids(written, ['ecs-taskdef-readonly-root-fs', 'ecs-taskdef-no-privileged'], CHECKS)).toEqual([
      'ecs-taskdef-no-privileged',
      'ecs-taskdef-readonly-root-fs',
    ]);
  });

  it('runs the packaged catalogue unless it is given another', () => {
    expect(ids(NO_SETTINGS, [])).toContain('ecs-taskdef-no-privileged');
    expect(ids(NO_SETTINGS, ['ecs-taskdef-no-privileged', 'ecs-taskdef-no-privileged'])).toHaveLength(1);
  });

  it('refuses an unknown id with the nearest one', async () => {
    const failure = await failureOf(() => selectChecks(NO_SETTINGS, ['ecs-taskdef-no-privilegd'], CHECKS));

    expect(failure.code).toBe('CHECK_UNKNOWN');
    expect(failure.message).toContain('Did you mean "ecs-taskdef-no-privileged"?');
  });

  it('refuses to run a check without a parameter that it needs', async () => {
    const needy = makeCheck({ id: 'ecs-x', parameters: { owner: { type: 'string', description: 'The owner.' } } });

    const failure = await failureOf(() => selectChecks(NO_SETTINGS, [], [needy]));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.message).toContain('owner');
  });
});
