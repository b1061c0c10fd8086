import type { Subject } from '../../core/subject/subject';

/** A task definition as readers hand it to the engine; settings replace members. */
export function makeSubject(settings: Partial<Subject> = {}): Subject {
  return {
    type: 'AWS::ECS::TaskDefinition',
    id: 'payments-api:12',
    arn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
    account: '111122223333',
    region: 'eu-west-1',
    partition: 'aws',
    source: 'config',
    tags: {},
    configuration: { Family: 'payments-api', ContainerDefinitions: [{ Name: 'app', Privileged: true }] },
    logicalId: null,
    constructPath: null,
    origin: null,
    redirects: [],
    ...settings,
  };
}
