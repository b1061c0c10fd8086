import { SSMClient } from '@aws-sdk/client-ssm';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ssmKillSwitch } from '../../../../adapters/ssm/kill-switch';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';

function switchAnswering(answers: FakeAnswers, name: string | undefined = '/ecs-guardrails/kill-switch') {
  const { settings, calls } = fakeEndpoint(answers);
  const mayAct = ssmKillSwitch(
    () => new SSMClient(settings),
    awsCalls(() => 30_000),
    name,
  );
  return { mayAct, calls };
}

describe('A7: the kill switch', () => {
  it.each<[string, FakeAnswers, boolean]>([
    ['disengaged', { GetParameter: { body: { Parameter: { Value: 'disengaged' } } } }, true],
    ['engaged', { GetParameter: { body: { Parameter: { Value: 'engaged' } } } }, false],
    ['something else', { GetParameter: { body: { Parameter: { Value: 'Disengaged' } } } }, false],
    ['without a value', { GetParameter: { body: {} } }, false],
    ['not there', { GetParameter: { error: 'ParameterNotFound' } }, false],
    ['not readable', { GetParameter: { error: 'AccessDeniedException' } }, false],
  ])('lets nothing be changed unless it is surely disengaged: %s', async (_, answers, expected) => {
    const { mayAct, calls } = switchAnswering(answers);

    const answer = await mayAct();

    expect(answer).toBe(expected);
    expect(calls[0]?.request).toEqual({ Name: '/ecs-guardrails/kill-switch' });
  });

  it('is not asked where there is none', async () => {
    const { mayAct, calls } = switchAnswering({}, '');

    const answer = await mayAct();

    expect(answer).toBe(true);
    expect(calls).toEqual([]);
  });
});
