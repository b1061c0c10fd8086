import {
  recordedCluster,
  recordedRepository,
  recordedService,
  recordedTaskDefinition,
} from '../../../../sandbox/config-rules/recorded-resource';
import { recordedResources } from '../../../../sandbox/config-rules/recorded-resources';
import { registered } from '../../../../sandbox/ecs/registered-definition';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12';

function definition(request: object = {}, revision = 12) {
  return registered(
    { family: 'payments-api', containerDefinitions: [{ name: 'app', image: 'x' }], ...request },
    { taskDefinitionArn: ARN.replace(':12', `:${revision}`), revision, registeredAt: 1_777_885_961 },
  );
}

describe('recordedTaskDefinition', () => {
  it("has AWS Config's spelling, free keys as they were written, empty lists and no unset scalars", () => {
    const { configuration } = recordedTaskDefinition(
      definition({
        containerDefinitions: [
          {
            name: 'app',
            image: 'x',
            readonlyRootFilesystem: true,
            dockerLabels: { 'com.acme.team': 'payments' },
            logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs' } },
          },
        ],
        volumes: [
          { name: 'd', efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'ENABLED' } } },
        ],
      }),
      'family',
    );

    expect(configuration).toMatchObject({
      TaskDefinitionArn: ARN,
      Family: 'payments-api',
      Status: 'ACTIVE',
      Volumes: [
        { Name: 'd', EfsVolumeConfiguration: { FileSystemId: 'fs-1', AuthorizationConfig: { Iam: 'ENABLED' } } },
      ],
      ContainerDefinitions: [
        {
          Name: 'app',
          Cpu: 0,
          ReadonlyRootFilesystem: true,
          DockerLabels: { 'com.acme.team': 'payments' },
          LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/ecs' } },
          Secrets: [],
          EntryPoint: [],
        },
      ],
    });
    expect(configuration).not.toHaveProperty('Cpu');
    expect(configuration).not.toHaveProperty('ContainerDefinitions.0.Privileged');
    expect(configuration).not.toHaveProperty('Revision');
    expect(configuration).not.toHaveProperty('RegisteredAt');
  });

  it('leaves out what AWS Config does not record', () => {
    const { configuration } = recordedTaskDefinition(
      definition({
        runtimePlatform: { operatingSystemFamily: 'LINUX' },
        ephemeralStorage: { sizeInGiB: 30 },
        containerDefinitions: [{ name: 'app', restartPolicy: { enabled: true } }],
      }),
      'family',
    );

    expect(JSON.stringify(configuration)).not.toMatch(/RuntimePlatform|EphemeralStorage|RestartPolicy/);
  });

  it.each([
    ['family', 'payments-api'],
    ['family-revision', 'payments-api:12'],
    ['arn', ARN],
  ] as const)('has the id in the style %s', (style, id) => {
    const recorded = recordedTaskDefinition(definition(), style);

    expect(recorded).toMatchObject({ resourceId: id, resourceName: 'payments-api:12', arn: ARN });
  });

  it('carries the tags as a map and as a list', () => {
    const recorded = recordedTaskDefinition(definition({ tags: [{ key: 'team', value: 'payments' }] }), 'family');

    expect(recorded.tags).toEqual({ team: 'payments' });
    expect(recorded.configuration).toMatchObject({ Tags: [{ Key: 'team', Value: 'payments' }] });
  });
});

describe('recordedResources', () => {
  it('has the latest revision of a family where ids are families', () => {
    const inventory = {
      definitions: [definition({}, 1), definition({ cpu: '512' }, 2)],
      services: [],
      clusters: [],
      repositories: [],
    };

    const [byFamily, byRevision] = [
      recordedResources(inventory, 'family'),
      recordedResources(inventory, 'family-revision'),
    ];

    expect(byFamily.map(({ resourceName }) => resourceName)).toEqual(['payments-api:2']);
    expect(byRevision.map(({ resourceId }) => resourceId)).toEqual(['payments-api:1', 'payments-api:2']);
  });
});

describe('the other resources', () => {
  it('renames what a service calls otherwise, and drops what is no configuration', () => {
    const recorded = recordedService({
      serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web',
      serviceName: 'web',
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      placementStrategy: [{ type: 'spread', field: 'host' }],
      enableECSManagedTags: true,
      runningCount: 2,
      events: [],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } },
    });

    expect(recorded).toMatchObject({
      resourceId: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web',
      configuration: {
        Name: 'web',
        ServiceName: 'web',
        Cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
        PlacementStrategies: [{ Type: 'spread', Field: 'host' }],
        EnableECSManagedTags: true,
        NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } },
      },
    });
    expect(JSON.stringify(recorded.configuration)).not.toMatch(/ClusterArn|PlacementStrategy"|RunningCount|Events/);
  });

  it('calls the settings of a cluster ClusterSettings', () => {
    const { configuration } = recordedCluster({
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      clusterName: 'prod',
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
    });

    expect(configuration).toMatchObject({ ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] });
  });

  it('does not record the exclusion filters of a repository', () => {
    const { configuration } = recordedRepository({
      repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/tools',
      repositoryName: 'tools',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    });

    expect(configuration).toMatchObject({ ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' });
    expect(configuration).not.toHaveProperty('ImageTagMutabilityExclusionFilters');
  });
});
