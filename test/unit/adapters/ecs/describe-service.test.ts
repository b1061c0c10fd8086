import { ECSClient } from '@aws-sdk/client-ecs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { describeService } from '../../../../adapters/ecs/describe-service';
import { normaliseConfiguration } from '../../../../core/subject/normalise';
import { service } from '../../../../core/subject/shapes/service';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { filledMembers, missingPlaces } from '../../../support/filled-shape';
import { makeSubject } from '../../../support/make-subject';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/payments-api';
const SHORT_ARN = 'arn:aws:ecs:eu-west-1:111122223333:service/payments-api';

const TYPE = 'AWS::ECS::Service';

function describing(answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ DescribeServices: answer });
  return {
    describe: describeService(
      new ECSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function described(settings: object): FakeAnswer {
  return { body: { services: [{ serviceArn: ARN, ...settings }], failures: [] } };
}

const SUBJECT = makeSubject({ type: TYPE, configuration: { ServiceArn: ARN } });

describe('describeService', () => {
  it('keeps every member that a policy can read, so that a setting is never taken for absent', async () => {
    const ofDeployment = ['VolumeConfigurations', 'ServiceConnectConfiguration'];
    const ofCloudFormation = ['Cluster', 'Name', 'PlacementStrategies', 'Role'];
    const written = filledMembers(service, [...ofCloudFormation, ...ofDeployment]);
    const inDeployment = filledMembers(
      service,
      Object.keys(service.members).filter((name) => !ofDeployment.includes(name)),
    );
    const ofApi = {
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      placementStrategy: [{ field: 'memory', type: 'binpack' }],
      roleArn: 'arn:aws:iam::111122223333:role/ecs',
    };
    const { describe } = describing(
      described({
        ...written,
        ...ofApi,
        serviceArn: ARN,
        deployments: [{ status: 'ACTIVE' }, { status: 'PRIMARY', ...inDeployment }],
      }),
    );

    const found = normaliseConfiguration(TYPE, (await describe(SUBJECT)) ?? null, { absence: 'default' });

    const expected = normaliseConfiguration(TYPE, { ...written, ...ofApi, ...inDeployment }, { absence: 'default' });
    expect(missingPlaces(expected, found)).toEqual([]);
    expect(Object.keys(service.members).filter((name) => !Object.hasOwn(found, name))).toEqual(['Name']);
  });

  it.each([
    ['the ARN of the configuration', makeSubject({ arn: null, configuration: { ServiceArn: ARN } }), ARN, 'prod'],
    ['the ARN of the item', makeSubject({ arn: ARN, configuration: { Cluster: 'other' } }), ARN, 'prod'],
    [
      'an ARN of the older form with the cluster of the configuration',
      makeSubject({ arn: SHORT_ARN, configuration: { Cluster: 'prod' } }),
      SHORT_ARN,
      'prod',
    ],
  ])('asks by %s', async (_, subject, arn, cluster) => {
    const { describe, calls } = describing(described({ status: 'ACTIVE' }));

    const found = await describe(subject);

    expect(found).toEqual({ serviceArn: ARN, status: 'ACTIVE' });
    expect(calls).toEqual([
      { operation: 'DescribeServices', request: { cluster, services: [arn], include: ['TAGS'] } },
    ]);
  });

  it('answers no volumes and no Service Connect where the newest deployment has none', async () => {
    const { describe } = describing(
      described({
        deployments: [{ status: 'ACTIVE', volumeConfigurations: [{ name: 'old' }] }, { status: 'PRIMARY' }],
      }),
    );

    const found = await describe(SUBJECT);

    expect(found).not.toHaveProperty('VolumeConfigurations');
    expect(found).not.toHaveProperty('ServiceConnectConfiguration');
  });

  it('does not know volumes and Service Connect where no deployment is the newest one', async () => {
    const { describe } = describing(described({ deployments: [{ status: 'ACTIVE' }] }));

    const found = await describe(SUBJECT);

    const unknown = unknownValue('not-recorded', 'ECS answered no deployment that is PRIMARY');
    expect(found).toMatchObject({ VolumeConfigurations: unknown, ServiceConnectConfiguration: unknown });
  });

  it.each([
    ['that ECS does not know', { body: { services: [], failures: [{ arn: ARN, reason: 'MISSING' }] } }],
    ['whose cluster is gone', { error: 'ClusterNotFoundException' }],
  ])('answers undefined for a service %s', async (_, answer) => {
    const { describe } = describing(answer);

    const found = await describe(SUBJECT);

    expect(found).toBeUndefined();
  });

  it.each([
    ['an empty answer', { body: {} }, 'neither what was asked for nor a failure'],
    ['another service', described({ serviceArn: `${ARN}-2` }), 'neither what was asked for nor a failure'],
    ['a service without ARN', described({ serviceArn: null }), 'neither what was asked for nor a failure'],
    ['a refusal', { error: 'AccessDeniedException' }, 'Allow ecs:DescribeServices'],
  ])('fails on %s', async (_, answer, words) => {
    const { describe } = describing(answer);

    const failure = await failureOf(describe(SUBJECT));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(`ecs:DescribeServices on ${ARN}`);
    expect(failure.message).toContain(words);
  });

  it.each([
    ['no ARN', makeSubject({ arn: null, configuration: {} })],
    ['an ARN of the older form and no cluster', makeSubject({ arn: SHORT_ARN, configuration: {} })],
    ['an ARN that is none', makeSubject({ arn: null, configuration: { ServiceArn: 'payments-api' } })],
  ])('takes a service with %s for unreadable, not for gone', async (_, subject) => {
    const { describe, calls } = describing({ body: {} });

    const failure = await failureOf(describe(subject));

    expect(failure.message).toContain('ecs:DescribeServices was not called');
    expect(calls).toEqual([]);
  });
});
