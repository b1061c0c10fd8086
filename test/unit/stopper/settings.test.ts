import { GuardrailsError } from '../../../core/errors';
import { readSettings, requireStateTable } from '../../../stopper/settings';
import { failureOf } from '../../support/failure-of';

const TOPIC = { ECS_GUARDRAILS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:t' };

describe('readSettings', () => {
  it.each([
    ['not set', {}, 'monitor'],
    ['empty', { ECS_GUARDRAILS_STOPPER_MODE: '' }, 'monitor'],
    ['off', { ECS_GUARDRAILS_STOPPER_MODE: 'off' }, 'off'],
    ['monitor', { ECS_GUARDRAILS_STOPPER_MODE: 'monitor' }, 'monitor'],
    ['notify', { ECS_GUARDRAILS_STOPPER_MODE: 'notify', ...TOPIC }, 'notify'],
    ['enforce', { ECS_GUARDRAILS_STOPPER_MODE: 'enforce', ...TOPIC }, 'enforce'],
    [
      'monitor beside a kill switch',
      { ECS_GUARDRAILS_STOPPER_MODE: 'monitor', ECS_GUARDRAILS_KILL_SWITCH: '/k' },
      'monitor',
    ],
    ['off beside a kill switch', { ECS_GUARDRAILS_STOPPER_MODE: 'off', ECS_GUARDRAILS_KILL_SWITCH: '/k' }, 'off'],
  ])('takes a mode that is %s without complaint', (_, env, mode) => {
    const settings = readSettings(env);

    expect(settings.mode).toBe(mode);
    expect(settings.complaints).toEqual([]);
  });

  it.each(['Enforce', 'enforced', ' enforce', 'on', '__proto__'])('falls back to monitor for mode %j', (mode) => {
    const settings = readSettings({ ECS_GUARDRAILS_STOPPER_MODE: mode, ...TOPIC });

    expect(settings.mode).toBe('monitor');
    expect(settings.complaints.map(({ code }) => code)).toEqual(['SETTINGS_INVALID']);
    expect(settings.complaints[0]?.message).toContain(`ECS_GUARDRAILS_STOPPER_MODE is ${JSON.stringify(mode)};`);
  });

  it.each([
    ['enforce', 'monitor', 1],
    ['notify', 'monitor', 1],
    ['monitor', 'monitor', 0],
    ['off', 'off', 0],
  ])('A6: of mode %s leaves %s while the exemptions cannot be read', (mode, expected, complaints) => {
    const unreadable = new GuardrailsError('EXEMPTIONS_UNREADABLE', 'They cannot be read.');

    const settings = readSettings({ ECS_GUARDRAILS_STOPPER_MODE: mode, ...TOPIC }, [unreadable]);

    expect(settings.mode).toBe(expected);
    expect(settings.complaints).toHaveLength(complaints);
  });

  it('names the mode that was probably meant', () => {
    const settings = readSettings({ ECS_GUARDRAILS_STOPPER_MODE: 'enforced' });

    expect(settings.complaints[0]?.message).toContain('Did you mean "enforce"?');
  });

  it.each(['notify', 'enforce'])('stays in monitor when mode %s has nobody to tell', (mode) => {
    const settings = readSettings({ ECS_GUARDRAILS_STOPPER_MODE: mode });

    expect(settings.mode).toBe('monitor');
    expect(settings.complaints[0]?.message).toContain('ECS_GUARDRAILS_TOPIC_ARN is not set');
  });
});

describe('requireStateTable', () => {
  it('gives the name', () => {
    const table = requireStateTable(readSettings({ ECS_GUARDRAILS_STATE_TABLE: 'ecs-guardrails-state' }));

    expect(table).toBe('ecs-guardrails-state');
  });

  it('fails when it is not set', async () => {
    const error = await failureOf(() => requireStateTable(readSettings({})));

    expect(error.code).toBe('SETTINGS_INVALID');
    expect(error.place).toEqual({ field: 'ECS_GUARDRAILS_STATE_TABLE' });
  });
});
