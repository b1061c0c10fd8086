import {
  BatchGetResourceConfigCommand,
  ConfigServiceClient,
  ListDiscoveredResourcesCommand,
} from '@aws-sdk/client-config-service';
import { DescribeSecurityGroupsCommand, EC2Client, GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import {
  BatchGetRepositoryScanningConfigurationCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  LifecyclePolicyNotFoundException,
} from '@aws-sdk/client-ecr';
import { DescribeServicesCommand, ECSClient, paginateListAccountSettings, type Setting } from '@aws-sdk/client-ecs';
import {
  BadRequestException,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from '@aws-sdk/client-guardduty';
import { Evaluations } from '../../sandbox/config-rules/evaluations';
import { Recorder } from '../../sandbox/config-rules/recorder';
import { EcsState } from '../../sandbox/ecs/ecs-state';
import type { Gateway } from '../../sandbox/gateway/gateway';
import { SandboxClock } from '../../sandbox/sandbox-clock';
import { configService } from '../../sandbox/services/config';
import { SecurityGroups } from '../../sandbox/services/ec2';
import { Repositories } from '../../sandbox/services/ecr';
import { ecsService } from '../../sandbox/services/ecs';
import { guardDutyService } from '../../sandbox/services/guardduty';
import { CLUSTER, PLACE, startGateway, type StartedGateway } from '../support/started-gateway';

let gateway: Gateway;
let clientOf: StartedGateway['clientOf'];

beforeEach(async () => {
  ({ gateway, clientOf } = await startGateway());
});

afterEach(async () => {
  await gateway.stop();
});

describe('EC2', () => {
  let client: EC2Client;

  beforeEach(() => {
    const groups = new SecurityGroups();
    const settings = { GroupName: 'web & more', Description: 'Web', OwnerId: PLACE.account, VpcId: 'vpc-1' };
    const ingress = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] };
    groups.put({ ...settings, GroupId: 'sg-1', IpPermissions: [ingress] });
    groups.put({ ...settings, GroupId: 'sg-2' });
    gateway.add(groups.service());
    client = new EC2Client(clientOf('ec2:DescribeSecurityGroups', 'ec2:GetEbsEncryptionByDefault'));
  });

  it('answers security groups as the SDK reads them, numbers and empty lists included', async () => {
    const Filters = [{ Name: 'group-id', Values: ['sg-1', 'sg-2', 'sg-9'] }];

    const { SecurityGroups: groups } = await client.send(new DescribeSecurityGroupsCommand({ Filters }));

    expect(groups).toMatchObject([
      {
        GroupId: 'sg-1',
        GroupName: 'web & more',
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }], Ipv6Ranges: [] },
        ],
      },
      { GroupId: 'sg-2', IpPermissions: [] },
    ]);
  });

  it('answers no group for a filter that selects none, and refuses a named one that is not there', async () => {
    const filtered = await client.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-id', Values: ['sg-9'] }] }),
    );
    const named = client.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-9'] }));

    expect(filtered.SecurityGroups).toEqual([]);
    await expect(named).rejects.toMatchObject({ name: 'InvalidGroup.NotFound', $metadata: { httpStatusCode: 400 } });
  });

  it('encrypts no volume by default', async () => {
    const answer = await client.send(new GetEbsEncryptionByDefaultCommand({}));

    expect(answer.EbsEncryptionByDefault).toBe(false);
  });

  it('refuses an action that the caller may not use', async () => {
    const stranger = new EC2Client(clientOf('ec2:GetEbsEncryptionByDefault'));

    const call = stranger.send(new DescribeSecurityGroupsCommand({}));

    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('GuardDuty', () => {
  it('has no detector', async () => {
    gateway.add(guardDutyService());
    const client = new GuardDutyClient(clientOf('guardduty:ListDetectors', 'guardduty:GetDetector'));

    const listed = await client.send(new ListDetectorsCommand({ MaxResults: 50 }));
    const described = client.send(new GetDetectorCommand({ DetectorId: '12ab' }));

    expect(listed.DetectorIds).toEqual([]);
    await expect(described).rejects.toBeInstanceOf(BadRequestException);
  });

  it('refuses a page that is too long', async () => {
    gateway.add(guardDutyService());
    const client = new GuardDutyClient(clientOf('*'));

    const call = client.send(new ListDetectorsCommand({ MaxResults: 51 }));

    await expect(call).rejects.toBeInstanceOf(BadRequestException);
  });
});

describe('ECS and ECR', () => {
  it('pages through the effective settings of the account', async () => {
    gateway.add(ecsService(new EcsState(PLACE, new SandboxClock()), () => undefined));
    const client = new ECSClient(clientOf('ecs:ListAccountSettings'));
    const settings: Setting[] = [];

    for await (const page of paginateListAccountSettings({ client }, { effectiveSettings: true })) {
      settings.push(...(page.settings ?? []));
    }

    expect(settings).toHaveLength(11);
    expect(settings).toContainEqual(expect.objectContaining({ name: 'tagResourceAuthorization', value: 'on' }));
  });

  it('describes a service with its deployment', async () => {
    const state = new EcsState(PLACE, new SandboxClock());
    state.clusters.push({ clusterArn: CLUSTER, clusterName: 'prod' });
    state.services.push({ serviceArn: 'a', serviceName: 'web', clusterArn: CLUSTER, taskDefinition: 'web:1' });
    gateway.add(ecsService(state, () => undefined));
    const client = new ECSClient(clientOf('ecs:DescribeServices'));

    const answer = await client.send(new DescribeServicesCommand({ cluster: 'prod', services: ['web', 'gone'] }));

    expect(answer.services).toMatchObject([{ deployments: [{ status: 'PRIMARY', taskDefinition: 'web:1' }] }]);
    expect(answer.failures).toMatchObject([{ reason: 'MISSING' }]);
  });

  it('answers how a repository is scanned, and that it has no lifecycle policy', async () => {
    const repositories = new Repositories();
    repositories.put({ repositoryName: 'web', imageScanningConfiguration: { scanOnPush: true } });
    gateway.add(repositories.service());
    const client = new ECRClient(clientOf('*'));

    const scanning = await client.send(
      new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: ['web'] }),
    );
    const policy = client.send(new GetLifecyclePolicyCommand({ repositoryName: 'web' }));

    expect(scanning.scanningConfigurations).toMatchObject([{ repositoryName: 'web', scanFrequency: 'SCAN_ON_PUSH' }]);
    await expect(policy).rejects.toBeInstanceOf(LifecyclePolicyNotFoundException);
  });
});

describe('AWS Config', () => {
  it('lists what was recorded, and answers its newest items', async () => {
    const clock = new SandboxClock();
    const recorder = new Recorder(PLACE, clock);
    const key = { resourceType: 'AWS::ECS::Cluster', resourceId: 'prod' } as const;
    const configuration = { ClusterName: 'prod' };
    recorder.record([{ ...key, resourceName: 'prod', arn: CLUSTER, tags: {}, configuration }]);
    gateway.add(configService({ evaluations: new Evaluations(), recorder, ruleNames: () => new Set(), clock }));
    const client = new ConfigServiceClient(clientOf('*'));

    const listed = await client.send(new ListDiscoveredResourcesCommand({ resourceType: key.resourceType }));
    const { baseConfigurationItems: items } = await client.send(
      new BatchGetResourceConfigCommand({ resourceKeys: [key] }),
    );

    expect(listed.resourceIdentifiers).toEqual([{ ...key, resourceName: 'prod' }]);
    expect(items).toMatchObject([
      { ...key, configuration: '{"ClusterName":"prod"}', configurationItemCaptureTime: expect.any(Date) },
    ]);
  });
});
