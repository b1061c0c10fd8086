import { ECSClient } from '@aws-sdk/client-ecs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { accountSettings } from '../../../../adapters/ecs/account-settings';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

function lookUp(answers: readonly FakeAnswer[]) {
  const { settings, calls } = fakeEndpoint({ ListAccountSettings: answers });
  return {
    settings: accountSettings(
      new ECSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

describe('the look-up account-settings', () => {
  it('reads the effective settings of every page, once for all subjects', async () => {
    const { settings, calls } = lookUp([
      { body: { settings: [{ name: 'containerInsights', value: 'enhanced' }], nextToken: 'more' } },
      { body: { settings: [{ name: 'tagResourceAuthorization', value: 'on', principalArn: 'arn', type: 'user' }] } },
    ]);

    const found = await Promise.all([settings(makeSubject()), settings(makeSubject({ type: 'AWS::ECS::Cluster' }))]);

    const expected = { containerInsights: 'enhanced', tagResourceAuthorization: 'on' };
    expect(found).toEqual([expected, expected]);
    expect(calls.map(({ request }) => request)).toEqual([
      { effectiveSettings: true },
      { effectiveSettings: true, nextToken: 'more' },
    ]);
  });

  it('answers no setting where ECS answers none', async () => {
    const { settings } = lookUp([{ body: {} }]);

    const found = await settings(makeSubject());

    expect(found).toEqual({});
  });

  it.each([
    ['a setting without name', [{ body: { settings: [{ value: 'on' }] } }], 'answered with a setting without'],
    ['a setting without value', [{ body: { settings: [{ name: 'a' }] } }], 'answered with a setting without'],
    ['a refusal', [{ error: 'AccessDeniedException' }], "Allow ecs:ListAccountSettings in the function's role"],
    [
      'a second page that fails',
      [{ body: { settings: [{ name: 'a', value: 'b' }], nextToken: 'more' } }, { error: 'ServerException' }],
      'failed with ServerException',
    ],
  ])('fails on %s', async (_, answers, words) => {
    const { settings } = lookUp(answers);

    const failure = await failureOf(settings(makeSubject()));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });
});
