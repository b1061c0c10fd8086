import { readOnError } from '../../../rules/on-error';

describe('readOnError', () => {
  it.each([
    [undefined, 'fail'],
    ['', 'fail'],
    ['fail', 'fail'],
    ['noncompliant', 'noncompliant'],
  ])('reads %j as %s', (value, onError) => {
    const setting = readOnError(value);

    expect(setting).toEqual({ onError, problem: null });
  });

  it.each(['NONCOMPLIANT', 'compliant', ' fail', 'canary-hunter2'])(
    'takes %j for fail, and has a problem to log that does not quote it',
    (value) => {
      const setting = readOnError(value);

      expect(setting.onError).toBe('fail');
      expect(setting.problem).toMatch(/^ECS_GUARDRAILS_ON_ERROR is neither/);
      expect(setting.problem).not.toContain('canary');
    },
  );
});
