import { ownIdentity } from '../../../../adapters/lambda/own-identity';
import { failureOf } from '../../../support/failure-of';

describe('ownIdentity', () => {
  it.each([
    ['arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules', 'aws', 'eu-west-1'],
    ['arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules:live', 'aws', 'eu-west-1'],
    ['arn:aws-cn:lambda:cn-north-1:111122223333:function:ecs-guardrails-rules:7', 'aws-cn', 'cn-north-1'],
    ['arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:ecs-guardrails-stopper', 'aws-us-gov', 'us-gov-west-1'],
  ])('reads %s', (arn, partition, region) => {
    const own = ownIdentity(arn);

    expect(own).toEqual({ partition, account: '111122223333', region });
  });

  it.each([
    '',
    'ecs-guardrails-rules',
    'arn:aws:iam::111122223333:role/lambda',
    'arn:aws:lambda::111122223333:function:ecs-guardrails-rules',
    'arn:aws:lambda:eu-west-1:1111:function:ecs-guardrails-rules',
    'arn:aws:lambda:eu-west-1::function:ecs-guardrails-rules',
  ])('refuses %j, so that no foreign account is ever taken for ours', async (arn) => {
    const failure = await failureOf(() => ownIdentity(arn));

    expect(failure.code).toBe('INTERNAL');
    expect(failure.message).toContain(JSON.stringify(arn));
  });
});
