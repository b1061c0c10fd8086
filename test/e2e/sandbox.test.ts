import { ConfigServiceClient, DescribeConfigRulesCommand } from '@aws-sdk/client-config-service';
import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeRepositoriesCommand,
  ECRClient,
  PutImageTagMutabilityCommand,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';
import {
  ClusterNotFoundException,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  InvalidParameterException,
  ListTasksCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { EcsState } from '../../sandbox/ecs/ecs-state';
import type { Gateway } from '../../sandbox/gateway/gateway';
import { SandboxClock } from '../../sandbox/sandbox-clock';
import { Tables } from '../../sandbox/services/dynamodb';
import { Repositories } from '../../sandbox/services/ecr';
import { ecsService } from '../../sandbox/services/ecs';
import { Topics } from '../../sandbox/services/sns';
import { CLUSTER, PLACE, startGateway, type StartedGateway } from '../support/started-gateway';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:notices';

let gateway: Gateway;
let endpoint: string;
let clientOf: StartedGateway['clientOf'];

beforeEach(async () => {
  ({ gateway, endpoint, clientOf } = await startGateway());
});

afterEach(async () => {
  await gateway.stop();
});

describe('the gateway', () => {
  it('refuses a request that is not signed', async () => {
    const answer = await fetch(endpoint, { method: 'POST', body: 'Action=Publish' });

    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationToken' });
  });

  it('refuses a key that it has not issued', async () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const client = new ECRClient({ ...clientOf('*'), credentials });

    const call = client.send(new DescribeRepositoriesCommand({}));

    await expect(call).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('refuses an action that the caller may not use', async () => {
    gateway.add(new Repositories().service());
    const client = new ECRClient(clientOf('ecr:DescribeRepositories'));

    const call = client.send(
      new PutImageTagMutabilityCommand({ repositoryName: 'a', imageTagMutability: 'IMMUTABLE' }),
    );

    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses by name, and counts, an operation and a service that it does not simulate', async () => {
    gateway.add(ecsService(new EcsState(PLACE, new SandboxClock()), () => undefined));
    const ecs = new ECSClient(clientOf('*')).send(new ListTasksCommand({}));
    const config = new ConfigServiceClient(clientOf('*')).send(new DescribeConfigRulesCommand({}));

    const [first, second] = await Promise.allSettled([ecs, config]);

    expect(first).toMatchObject({
      reason: { name: 'SandboxUnsupportedOperation', $metadata: { httpStatusCode: 400 } },
    });
    expect(second).toMatchObject({ reason: { name: 'SandboxUnsupportedOperation' } });
    expect(Object.fromEntries(gateway.log.unsupported())).toEqual({
      'ecs:ListTasks': 1,
      'config:DescribeConfigRules': 1,
    });
  });
});

describe('ECS', () => {
  const clock = new SandboxClock();
  let state: EcsState;
  let client: ECSClient;

  beforeEach(() => {
    state = new EcsState(PLACE, clock);
    state.clusters.push({ clusterArn: CLUSTER, clusterName: 'prod' });
    state.register({
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'x' }],
      tags: [{ key: 'a', value: 'b' }],
    });
    gateway.add(ecsService(state, () => undefined));
    client = new ECSClient(clientOf('*'));
  });

  it('describes a task definition, with its tags when asked', async () => {
    const described = await client.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'web:1', include: ['TAGS'] }),
    );

    expect(described.taskDefinition?.taskDefinitionArn).toBe(
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
    );
    expect(described.tags).toEqual([{ key: 'a', value: 'b' }]);
  });

  it('stops a task once, and tells why afterwards', async () => {
    const request = {
      cluster: CLUSTER,
      taskDefinition: 'web',
      group: 'family:web',
      startedBy: 'me',
      launchType: 'EC2',
    } as const;
    const { arn } = state.runTask(request);

    await client.send(new StopTaskCommand({ cluster: CLUSTER, task: arn, reason: 'bad' }));
    const { tasks } = await client.send(new DescribeTasksCommand({ cluster: 'prod', tasks: [arn] }));

    expect(tasks).toMatchObject([{ taskArn: arn, desiredStatus: 'STOPPED', stoppedReason: 'bad' }]);
  });

  it('answers as ECS does about tasks and clusters that are not there', async () => {
    const missing = `${CLUSTER.replace(':cluster/', ':task/')}/0f9d`;

    const described = await client.send(new DescribeTasksCommand({ cluster: CLUSTER, tasks: [missing] }));
    const [stopped, elsewhere] = await Promise.allSettled([
      client.send(new StopTaskCommand({ cluster: CLUSTER, task: missing })),
      client.send(new StopTaskCommand({ cluster: 'gone', task: missing })),
    ]);

    expect(described.failures).toEqual([{ arn: missing, reason: 'MISSING' }]);
    expect(stopped).toMatchObject({ reason: expect.any(InvalidParameterException) });
    expect(elsewhere).toMatchObject({ reason: expect.any(ClusterNotFoundException) });
  });
});

describe('ECR', () => {
  it('changes the tag mutability of a repository that is there', async () => {
    const repositories = new Repositories();
    repositories.put({ repositoryName: 'web', imageTagMutability: 'MUTABLE' });
    gateway.add(repositories.service());
    const client = new ECRClient(clientOf('*'));

    await client.send(new PutImageTagMutabilityCommand({ repositoryName: 'web', imageTagMutability: 'IMMUTABLE' }));
    const described = await client.send(new DescribeRepositoriesCommand({ repositoryNames: ['web'] }));
    const missing = client.send(new DescribeRepositoriesCommand({ repositoryNames: ['gone'] }));

    expect(described.repositories).toMatchObject([{ repositoryName: 'web', imageTagMutability: 'IMMUTABLE' }]);
    await expect(missing).rejects.toBeInstanceOf(RepositoryNotFoundException);
  });
});

describe('SNS', () => {
  it('keeps what is published, with its attributes', async () => {
    const topics = new Topics(new Set([TOPIC]));
    gateway.add(topics.service());
    const client = new SNSClient(clientOf('*'));
    const attributes = { severity: { DataType: 'String', StringValue: 'HIGH & more' } };

    const answer = await client.send(
      new PublishCommand({ TopicArn: TOPIC, Subject: 'Stopped', Message: 'a\n<b>', MessageAttributes: attributes }),
    );
    const elsewhere = client.send(new PublishCommand({ TopicArn: `${TOPIC}-2`, Message: 'a' }));

    expect(answer.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(topics.published).toEqual([
      { topicArn: TOPIC, subject: 'Stopped', message: 'a\n<b>', attributes: new Map([['severity', 'HIGH & more']]) },
    ]);
    await expect(elsewhere).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});

describe('DynamoDB', () => {
  it('writes under a condition and shows what stood in the way', async () => {
    gateway.add(new Tables(new Map([['state', 'pk']])).service());
    const client = new DynamoDBClient(clientOf('*'));
    const put = (value: string) =>
      client.send(
        new PutItemCommand({
          TableName: 'state',
          Item: { pk: { S: 'a' }, value: { S: value } },
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );

    await put('first');
    const second: unknown = await put('second').catch((thrown: unknown) => thrown);
    const scan = client.send(new ScanCommand({ TableName: 'state' }));

    expect(second).toBeInstanceOf(ConditionalCheckFailedException);
    expect(second).toMatchObject({ Item: { pk: { S: 'a' }, value: { S: 'first' } } });
    await expect(scan).rejects.toMatchObject({ name: 'SandboxUnsupportedOperation' });
  });
});
