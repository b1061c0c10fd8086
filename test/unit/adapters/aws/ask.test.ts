import { ask } from '../../../../adapters/aws/ask';
import { GuardrailsError } from '../../../../core/errors';

function named(name: string, code?: string): Error {
  return Object.assign(new Error('canary-message'), { name }, code === undefined ? {} : { code });
}

describe('ask', () => {
  it('hands over a signal, and the answer', async () => {
    const asked = await ask('iam:GetRole', (signal) => Promise.resolve(signal instanceof AbortSignal));

    expect(asked).toEqual({ answer: true });
  });

  it.each([
    ['AccessDenied', named('AccessDenied'), true, 'AccessDenied'],
    ['AccessDeniedException', named('AccessDeniedException'), true, 'AccessDeniedException'],
    ['throttling', named('ThrottlingException'), false, 'ThrottlingException'],
    ['a connection that fails', named('Error', 'ECONNREFUSED'), false, 'ECONNREFUSED'],
    ['a plain error', named('Error'), false, 'Error'],
    [
      'an answer that cannot be used',
      new GuardrailsError('AWS_CALL_FAILED', 'canary-message'),
      false,
      'AWS_CALL_FAILED',
    ],
    ['something that is no error', 'canary-message', false, 'an unknown error'],
  ])('throws nothing on %s, and keeps the name alone', async (_what, thrown, refused, error) => {
    const asked = await ask('iam:GetRole', () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign code may
      return Promise.reject(thrown);
    });

    expect(asked).toEqual({ unanswered: { action: 'iam:GetRole', refused, error } });
  });
});
