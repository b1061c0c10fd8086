import { answerInvalid, callFailed } from '../../../../adapters/aws/call-failed';
import { GuardrailsError } from '../../../../core/errors';

const CALL = { action: 'ecs:StopTask', target: 'the task' };

describe('callFailed', () => {
  it.each(['AccessDenied', 'AccessDeniedException', 'AuthorizationErrorException', 'UnrecognizedClientException'])(
    'names the permission to allow after %s',
    (name) => {
      const error = callFailed(CALL, Object.assign(new Error('canary'), { name }));

      expect(error.message).toBe(
        `ecs:StopTask on the task failed with ${name}. Allow ecs:StopTask in the function's role, and check service control policies.`,
      );
      expect(error.place).toEqual({ field: 'ecs:StopTask' });
    },
  );

  it.each([
    ['another error', Object.assign(new Error('canary'), { name: 'ThrottlingException' }), 'ThrottlingException'],
    ['something that is no error', 'canary', 'an unknown error'],
  ])('quotes no more than the name of %s', (_, thrown, name) => {
    const error = callFailed(CALL, thrown);

    expect(error.message).toContain(`failed with ${name}. If it recurs,`);
    expect(error.message).not.toContain('canary');
    expect(error.cause).toBe(thrown);
  });

  it('lets a typed error pass', () => {
    const typed = new GuardrailsError('AWS_CALL_FAILED', 'Time is up.');

    expect(callFailed(CALL, typed)).toBe(typed);
  });
});

describe('answerInvalid', () => {
  it('says what was found', () => {
    const error = answerInvalid(CALL, 'nothing');

    expect(error.message).toBe('ecs:StopTask on the task answered with nothing.');
    expect(error.code).toBe('AWS_CALL_FAILED');
  });
});
