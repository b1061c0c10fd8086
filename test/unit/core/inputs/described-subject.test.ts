import { asDescribed, subjectOfArn } from '../../../../core/inputs/described-subject';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12';

describe('a resource of which the ARN is known', () => {
  it('belongs to the account and Region of its ARN, and has no configuration', () => {
    const subject = subjectOfArn('AWS::ECS::TaskDefinition', ARN, 'arn:svc');

    expect(subject).toMatchObject({
      id: 'arn:svc',
      arn: ARN,
      account: '111122223333',
      region: 'eu-west-1',
      configuration: {},
    });
  });

  it('is what is described, under its id', () => {
    const described = { family: 'payments-api', tags: [{ key: 'team', value: 'a' }] };

    const subject = asDescribed(subjectOfArn('AWS::ECS::TaskDefinition', ARN), described);

    expect(subject).toMatchObject({
      id: ARN,
      source: 'describe',
      tags: { team: 'a' },
      configuration: { Family: 'payments-api' },
    });
  });
});
