import type { JsonObject } from '../../../core/subject/json';
import { CHECKS } from '../../../core/registry/registry';
import type { RowCase } from './row-case';

const INSIGHTS = { check: 'ecs-cluster-container-insights', type: 'AWS::ECS::Cluster' } as const;
const IMMUTABLE = { check: 'ecr-repository-tags-immutable', type: 'AWS::ECR::Repository' } as const;
const SERVICE = { check: 'ecs-service-no-public-ip', type: 'AWS::ECS::Service' } as const;
const TASK_SET = { check: 'ecs-taskset-no-public-ip', type: 'AWS::ECS::TaskSet' } as const;

const PUBLIC_IP = '/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp';

function cluster(...settings: readonly JsonObject[]): JsonObject {
  return { ClusterName: 'prod', ClusterSettings: settings };
}

function service(awsvpc: JsonObject): JsonObject {
  return { ServiceName: 'payments-api', NetworkConfiguration: { AwsvpcConfiguration: awsvpc } };
}

function repository(mutability: string, ...filters: readonly string[]): JsonObject {
  return {
    RepositoryName: 'payments',
    ImageTagMutability: mutability,
    ImageTagMutabilityExclusionFilters: filters.map((filter) => ({
      ImageTagMutabilityExclusionFilterType: 'WILDCARD',
      ImageTagMutabilityExclusionFilterValue: filter,
    })),
  };
}

const SUBNETS = { Subnets: ['subnet-0aaa1111'], SecurityGroups: ['sg-0bbb2222'] };

/** Rows whose input is a cluster, a service, a task set or a repository. */
export const OTHER_ROWS: readonly RowCase[] = [
  {
    row: 1,
    input: 'enhanced',
    ...INSIGHTS,
    configuration: cluster({ Name: 'containerInsights', Value: 'enhanced' }),
    outcome: 'COMPLIANT',
  },
  {
    row: 2,
    input: 'insights as the second setting',
    ...INSIGHTS,
    configuration: cluster(
      { Name: 'somethingElse', Value: 'disabled' },
      { Name: 'containerInsights', Value: 'enabled' },
    ),
    outcome: 'COMPLIANT',
  },
  {
    row: 3,
    input: 'the value "on"',
    ...INSIGHTS,
    configuration: cluster({ Name: 'containerInsights', Value: 'on' }),
    outcome: 'NON_COMPLIANT',
    paths: ['/ClusterSettings/0/Value'],
  },
  ...(['AWS::ECS::Cluster', 'AWS::ECS::Service'] as const).map((type): RowCase => ({
    row: 9,
    input: `efs-transit on ${type}`,
    check: 'ecs-taskdef-efs-transit-encrypted',
    type,
    configuration: type === 'AWS::ECS::Cluster' ? cluster() : service(SUBNETS),
    outcome: 'NOT_APPLICABLE',
  })),
  {
    row: 48,
    input: 'AssignPublicIp absent',
    ...SERVICE,
    configuration: service(SUBNETS),
    outcome: 'COMPLIANT',
  },
  {
    row: 48,
    input: 'a task set with AwsVpcConfiguration ENABLED',
    ...TASK_SET,
    configuration: {
      TaskDefinition: 'payments-api:12',
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', ...SUBNETS } },
    },
    outcome: 'NON_COMPLIANT',
    paths: [PUBLIC_IP],
  },
  {
    row: 53,
    input: 'IMMUTABLE_WITH_EXCLUSION with an allowed exclusion',
    ...IMMUTABLE,
    configuration: repository('IMMUTABLE_WITH_EXCLUSION', 'dev-*'),
    params: { allowedExclusions: ['dev-*'] },
    outcome: 'COMPLIANT',
  },
  {
    row: 53,
    input: 'IMMUTABLE_WITH_EXCLUSION with another exclusion',
    ...IMMUTABLE,
    configuration: repository('IMMUTABLE_WITH_EXCLUSION', 'dev-*'),
    outcome: 'NON_COMPLIANT',
    paths: ['/ImageTagMutabilityExclusionFilters/0'],
  },
  {
    row: 53,
    input: 'MUTABLE_WITH_EXCLUSION',
    ...IMMUTABLE,
    configuration: repository('MUTABLE_WITH_EXCLUSION', 'dev-*'),
    params: { allowedExclusions: ['dev-*'] },
    outcome: 'NON_COMPLIANT',
    paths: ['/ImageTagMutability'],
  },
  {
    row: 82,
    input: 'no awsvpc block',
    ...SERVICE,
    configuration: { ServiceName: 'payments-api' },
    outcome: 'NOT_APPLICABLE',
  },
  {
    row: 82,
    input: 'AssignPublicIp the empty text, beside subnets',
    ...SERVICE,
    configuration: service({ AssignPublicIp: '', ...SUBNETS }),
    outcome: 'COMPLIANT',
  },
  {
    row: 82,
    input: 'AssignPublicIp the empty text, alone',
    ...SERVICE,
    configuration: service({ AssignPublicIp: '' }),
    outcome: 'COMPLIANT',
  },
];

/** Inputs on which no check at all may have a finding. */
export const NO_FINDING: readonly Omit<RowCase, 'check' | 'outcome'>[] = [
  {
    row: 10,
    input: 'DesiredCount 0',
    type: 'AWS::ECS::Service',
    configuration: { ...service(SUBNETS), DesiredCount: 0 },
  },
  {
    row: 49,
    input: 'a service without a load balancer',
    type: 'AWS::ECS::Service',
    configuration: { ...service(SUBNETS), LoadBalancers: [] },
  },
  {
    row: 50,
    input: 'no RequiresCompatibilities, 32 vCPU and the gelf driver',
    type: 'AWS::ECS::TaskDefinition',
    configuration: {
      Family: 'payments-api',
      Cpu: '32 vCPU',
      Memory: '64 GB',
      ContainerDefinitions: [
        {
          Name: 'app',
          Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments:4.2.0',
          User: '1000',
          ReadonlyRootFilesystem: true,
          LogConfiguration: { LogDriver: 'gelf', Options: { 'gelf-address': 'udp://logs.example.com:12201' } },
        },
      ],
    },
  },
];

/** Ids of the checks that a type has by default. */
export function checksOf(type: RowCase['type']): readonly string[] {
  return CHECKS.filter(({ resourceTypes, enabled }) => enabled && resourceTypes.includes(type)).map(({ id }) => id);
}
