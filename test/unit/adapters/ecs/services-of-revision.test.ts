import { ECSClient } from '@aws-sdk/client-ecs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { servicesOfRevision } from '../../../../adapters/ecs/services-of-revision';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const REVISION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12';
const OTHER = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:13';
const PROD = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';
const TEST = 'arn:aws:ecs:eu-west-1:111122223333:cluster/test';

function serviceArn(name: string): string {
  return `arn:aws:ecs:eu-west-1:111122223333:service/prod/${name}`;
}

function lookUp(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  return {
    services: servicesOfRevision(
      new ECSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

/** An account with one cluster whose services are these. */
function inProd(services: readonly object[], listed = services.length): FakeAnswers {
  return {
    ListClusters: { body: { clusterArns: [PROD] } },
    ListServices: {
      body: { serviceArns: Array.from({ length: listed }, (_, index) => serviceArn(String(index))) },
    },
    DescribeServices: { body: { services, failures: [] } },
  };
}

const SUBJECT = makeSubject({ configuration: { TaskDefinitionArn: REVISION } });

describe('the look-up services', () => {
  it('finds services that run the revision, or whose deployments or task sets do', async () => {
    const { services } = lookUp(
      inProd([
        { serviceArn: serviceArn('a'), taskDefinition: REVISION, enableExecuteCommand: true, status: 'ACTIVE' },
        { serviceArn: serviceArn('b'), taskDefinition: OTHER, deployments: [{}, { taskDefinition: REVISION }] },
        { serviceArn: serviceArn('c'), taskSets: [{ taskDefinition: REVISION }], enableExecuteCommand: false },
        { serviceArn: serviceArn('d'), taskDefinition: OTHER, deployments: [{ taskDefinition: OTHER }] },
        { serviceArn: serviceArn('e'), taskDefinition: `${REVISION}0`, enableExecuteCommand: true },
        { serviceArn: serviceArn('f'), taskDefinition: REVISION, status: 'INACTIVE', enableExecuteCommand: true },
      ]),
    );

    const found = await services(SUBJECT);

    expect(found).toEqual([
      { ServiceArn: serviceArn('a'), EnableExecuteCommand: true },
      { ServiceArn: serviceArn('b'), EnableExecuteCommand: false },
      { ServiceArn: serviceArn('c'), EnableExecuteCommand: false },
    ]);
  });

  it('reads every page of clusters and services, and describes ten services at a time', async () => {
    const arns = Array.from({ length: 12 }, (_, index) => serviceArn(String(index)));
    const described = arns.map((arn) => ({ serviceArn: arn, taskDefinition: REVISION }));
    const { services, calls } = lookUp({
      ListClusters: [{ body: { clusterArns: [PROD], nextToken: 'c' } }, { body: { clusterArns: [TEST] } }],
      ListServices: [
        { body: { serviceArns: arns.slice(0, 5), nextToken: 's' } },
        { body: { serviceArns: arns.slice(5) } },
        { body: {} },
      ],
      DescribeServices: [{ body: { services: described.slice(0, 10) } }, { body: { services: described.slice(10) } }],
    });

    const found = await services(SUBJECT);

    expect(found).toHaveLength(12);
    expect(calls).toEqual([
      { operation: 'ListClusters', request: {} },
      { operation: 'ListClusters', request: { nextToken: 'c' } },
      { operation: 'ListServices', request: { cluster: PROD, maxResults: 100 } },
      { operation: 'ListServices', request: { cluster: PROD, maxResults: 100, nextToken: 's' } },
      { operation: 'DescribeServices', request: { cluster: PROD, services: arns.slice(0, 10) } },
      { operation: 'DescribeServices', request: { cluster: PROD, services: arns.slice(10) } },
      { operation: 'ListServices', request: { cluster: TEST, maxResults: 100 } },
    ]);
  });

  it('reads the account once for many subjects, each by its own ARN', async () => {
    const { services, calls } = lookUp(inProd([{ serviceArn: serviceArn('a'), taskDefinition: REVISION }]));

    const found = await Promise.all([
      services(makeSubject({ arn: REVISION, configuration: {} })),
      services(makeSubject({ arn: OTHER })),
    ]);

    expect(found).toEqual([[{ ServiceArn: serviceArn('a'), EnableExecuteCommand: false }], []]);
    expect(calls).toHaveLength(3);
  });

  it('asks nothing for a definition without ARN', async () => {
    const { services, calls } = lookUp({});

    const found = await services(makeSubject({ arn: null }));

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['an account without clusters', { ListClusters: { body: {} } }],
    [
      'a cluster that goes away before its services are listed',
      { ...inProd([]), ListServices: { error: 'ClusterNotFoundException' } },
    ],
    [
      'a cluster that goes away before its services are described',
      { ...inProd([], 1), DescribeServices: { error: 'ClusterNotFoundException' } },
    ],
    [
      'a service that goes away before it is described',
      { ...inProd([], 1), DescribeServices: { body: { failures: [{ arn: serviceArn('0'), reason: 'MISSING' }] } } },
    ],
  ])('finds none in %s', async (_, answers) => {
    const { services } = lookUp(answers);

    const found = await services(SUBJECT);

    expect(found).toEqual([]);
  });

  it.each([
    ['a service that is not described', inProd([], 1), 'ecs:DescribeServices on', 'too few services'],
    ['no list of services', { ...inProd([], 1), DescribeServices: { body: {} } }, 'ecs:DescribeServices on', 'too few'],
    ['a service without ARN', inProd([{ taskDefinition: REVISION }]), 'ecs:DescribeServices on', 'without ARN'],
    [
      'another failure',
      { ...inProd([], 1), DescribeServices: { body: { failures: [{ reason: 'ACCESS' }] } } },
      'ecs:DescribeServices on',
      'failure ACCESS',
    ],
    [
      'a failure without reason',
      { ...inProd([], 1), DescribeServices: { body: { failures: [{}] } } },
      'ecs:DescribeServices on',
      'failure',
    ],
    [
      'a refusal to list clusters',
      { ListClusters: { error: 'AccessDeniedException' } },
      'ecs:ListClusters on the account',
      'Allow ecs:ListClusters',
    ],
    [
      'a refusal to list services',
      { ...inProd([]), ListServices: { error: 'AccessDeniedException' } },
      `ecs:ListServices on ${PROD}`,
      'Allow ecs:ListServices',
    ],
    [
      'a refusal to describe services',
      { ...inProd([], 1), DescribeServices: { error: 'AccessDeniedException' } },
      `ecs:DescribeServices on ${PROD}`,
      'Allow ecs:DescribeServices',
    ],
  ])('fails on %s', async (_, answers, call, words) => {
    const { services } = lookUp(answers);

    const failure = await failureOf(services(SUBJECT));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(call);
    expect(failure.message).toContain(words);
  });
});
