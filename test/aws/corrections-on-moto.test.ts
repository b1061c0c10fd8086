import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateRepositoryCommand, ECRClient, PutImageTagMutabilityCommand } from '@aws-sdk/client-ecr';
import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type AwsVpcConfiguration,
  type CreateServiceCommandInput,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { CreateFileSystemCommand, EFSClient } from '@aws-sdk/client-efs';
import { parse } from 'yaml';
import { awsCalls } from '../../adapters/aws/aws-calls';
import { describeRepository } from '../../adapters/ecr/describe-repository';
import { ecrChanges } from '../../adapters/ecr/ecr-changes';
import { registryScanning } from '../../adapters/ecr/registry-scanning';
import { ecrRepositories } from '../../adapters/ecr/repositories';
import { repositoryScanning } from '../../adapters/ecr/repository-scanning';
import { describeCapacityProvider } from '../../adapters/ecs/describe-capacity-provider';
import { describeCluster } from '../../adapters/ecs/describe-cluster';
import { describeService } from '../../adapters/ecs/describe-service';
import { ecsChanges } from '../../adapters/ecs/ecs-changes';
import { describeFileSystem } from '../../adapters/efs/describe-file-system';
import { efsChanges } from '../../adapters/efs/efs-changes';
import { loadPackagedPolicy } from '../../adapters/files/packaged-policy';
import { CHECKS } from '../../core/registry/registry';
import { runStep } from '../../remediations/run-step';
import { startMoto, type MotoServer } from '../support/moto-server';
import { describeWithPython } from '../support/python-venv';
import { automationDocument } from '../unit/remediations/document-shape';
import { makePorts } from '../unit/remediations/make-ports';
import { runDocument } from '../unit/remediations/run-document';

jest.setTimeout(60_000);

const ROOM = join(__dirname, '..', '..', 'remediations');
const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const policy = loadPackagedPolicy();

/** Clients of one emulated account. */
interface Account {
  readonly ecr: ECRClient;
  readonly ecs: ECSClient;
  readonly efs: EFSClient;
}

/** Makes a resource that fails a check, and tells by which id AWS Config knows it. */
type Failing = (account: Account) => Promise<string>;

/** Makes a service of its own cluster, and sets what moto takes in changes only. */
async function makeService(
  ecs: ECSClient,
  name: string,
  settings: Partial<CreateServiceCommandInput>,
  changed: Partial<UpdateServiceCommandInput> = {},
): Promise<string> {
  await ecs.send(new CreateClusterCommand({ clusterName: name }));
  const containerDefinitions = [{ name: 'app', image: 'app:1', memory: 128 }];
  await ecs.send(new RegisterTaskDefinitionCommand({ family: name, containerDefinitions }));
  const made = { cluster: name, serviceName: name, taskDefinition: name, desiredCount: 1, ...settings };
  const { service } = await ecs.send(new CreateServiceCommand(made));
  await ecs.send(new UpdateServiceCommand({ cluster: name, service: name, ...changed }));
  return service?.serviceArn ?? '';
}

/** Makes a cluster of which nothing is configured. */
async function makeCluster(ecs: ECSClient, clusterName: string): Promise<string> {
  await ecs.send(new CreateClusterCommand({ clusterName }));
  return clusterName;
}

/** What moto emulates both ways, reading a setting and changing it; it knows no `UpdateClusterSettings`. */
const CORRECTED: readonly (readonly [string, Failing])[] = [
  [
    'ecr-repository-tags-immutable',
    async ({ ecr }) => {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'payments' }));
      return 'payments';
    },
  ],
  // Before the registry's own setting decides for every repository.
  [
    'ecr-repository-scan-on-push',
    async ({ ecr }) => {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'unscanned' }));
      return 'unscanned';
    },
  ],
  [
    'ecr-registry-enhanced-scanning',
    async ({ ecr }) => {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'scanned' }));
      return '111122223333';
    },
  ],
  [
    'ecr-repository-lifecycle-policy',
    async ({ ecr }) => {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'expiring' }));
      return 'expiring';
    },
  ],
  [
    'ecs-service-no-public-ip',
    ({ ecs }) => {
      const awsvpcConfiguration: AwsVpcConfiguration = { subnets: ['subnet-0aaa1111'], assignPublicIp: 'ENABLED' };
      return makeService(ecs, 'public', {}, { networkConfiguration: { awsvpcConfiguration } });
    },
  ],
  [
    'ecs-service-platform-current',
    ({ ecs }) => makeService(ecs, 'old', { launchType: 'FARGATE', platformVersion: '1.3.0' }),
  ],
  ['ecs-service-exec-disabled', ({ ecs }) => makeService(ecs, 'open', {}, { enableExecuteCommand: true })],
  [
    'ecs-cluster-exec-logging',
    async ({ ecs }) => {
      const configuration = { executeCommandConfiguration: { logging: 'NONE' } } as const;
      await ecs.send(new CreateClusterCommand({ clusterName: 'silent', configuration }));
      return 'silent';
    },
  ],
  [
    'ecs-cluster-exec-logs-encrypted',
    async ({ ecs }) => {
      const logConfiguration = { cloudWatchLogGroupName: '/ecs/exec' };
      const configuration = { executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration } } as const;
      await ecs.send(new CreateClusterCommand({ clusterName: 'readable', configuration }));
      return 'readable';
    },
  ],
  ['ecs-cluster-exec-session-cmk', ({ ecs }) => makeCluster(ecs, 'without-key')],
  ['ecs-cluster-fargate-storage-cmk', ({ ecs }) => makeCluster(ecs, 'without-storage-key')],
  [
    'ecs-capacityprovider-term-protection',
    async ({ ecs }) => {
      const autoScalingGroupArn =
        'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/nodes';
      const autoScalingGroupProvider = { autoScalingGroupArn, managedTerminationProtection: 'DISABLED' } as const;
      await ecs.send(new CreateCapacityProviderCommand({ name: 'nodes', autoScalingGroupProvider }));
      return 'nodes';
    },
  ],
  [
    'ecs-resources-tagged',
    async ({ ecs }) => {
      const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'unnamed' }));
      return cluster?.clusterArn ?? '';
    },
  ],
  [
    'efs-filesystem-tls-enforced',
    async ({ efs }) => {
      const { FileSystemId } = await efs.send(new CreateFileSystemCommand({ CreationToken: 'a' }));
      return FileSystemId ?? '';
    },
  ],
];

/** What a person decides, by check. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ecr-repository-lifecycle-policy': { Values: '{"untaggedDays":"14"}' },
  'ecs-cluster-exec-session-cmk': { Values: '{"kmsKeyId":"alias/exec"}' },
  'ecs-cluster-fargate-storage-cmk': { Values: '{"kmsKeyId":"alias/storage"}' },
  'ecs-resources-tagged': { Values: '{"team":"payments"}' },
};

describeWithPython('corrections in place on emulated services', () => {
  let moto: MotoServer | undefined;
  let account: Account | undefined;

  beforeAll(async () => {
    moto = await startMoto();
    account = {
      ecr: new ECRClient(moto.settings),
      ecs: new ECSClient(moto.settings),
      efs: new EFSClient(moto.settings),
    };
  });

  afterAll(async () => {
    await moto?.stop();
  });

  it.each(CORRECTED)('%s: told by a dry run, changed, verified; a second run changes nothing', async (check, make) => {
    if (account === undefined) throw new Error('moto was not started.');
    const ResourceId = await make(account);
    const values = VALUES[check] ?? {};
    const execute = executor(check, account, ResourceId);

    const dry = await execute({ ...values, DryRun: 'true' });
    const first = await execute(values);
    const second = await execute(values);

    expect([dry.failure, dry.outputs.get('Plan.Outcome')]).toEqual([undefined, 'DRY_RUN']);
    expect([first.failure, first.outputs.get('Verify.Outcome')]).toEqual([undefined, 'VERIFIED']);
    expect(first.outputs.get('Plan.Undo')).toMatch(/^aws /);
    expect(second.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
  });

  it('A13: a resource that somebody corrects between Plan and Apply is left alone', async () => {
    if (account === undefined) throw new Error('moto was not started.');
    const { ecr } = account;
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'raced' }));
    const immutable = { repositoryName: 'raced', imageTagMutability: 'IMMUTABLE' } as const;
    const execute = executor('ecr-repository-tags-immutable', account, 'raced', async (step) => {
      if (step === 'apply') await ecr.send(new PutImageTagMutabilityCommand(immutable));
    });

    const run = await execute();

    expect([run.failure, run.outputs.get('Plan.Outcome')]).toEqual([undefined, 'APPLY']);
    expect(run.outputs.get('Apply.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(run.outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });
});

/** @param before what happens before each step of the function */
function executor(
  check: string,
  { ecr, ecs, efs }: Account,
  ResourceId: string,
  before: (step: string | undefined) => Promise<void> = () => Promise.resolve(),
) {
  const document = automationDocument.parse(parse(readFileSync(join(ROOM, check, 'document.yaml'), 'utf8')));
  const calls = awsCalls(() => 60_000);
  // Look-ups ask once an invocation, and each step is one.
  const ports = () =>
    makePorts(policy, {
      lookUps: {
        'registry-scanning': registryScanning(ecr, calls),
        'repository-scanning': repositoryScanning(ecr, calls),
      },
      descriptions: {
        'AWS::ECR::Repository': describeRepository(ecr, calls),
        'AWS::ECS::CapacityProvider': describeCapacityProvider(ecs, calls),
        'AWS::ECS::Cluster': describeCluster(ecs, calls),
        'AWS::ECS::Service': describeService(ecs, calls),
        'AWS::EFS::FileSystem': describeFileSystem(efs, calls),
      },
      repositories: ecrRepositories(ecr, calls),
      ecr: ecrChanges(ecr, calls),
      ecs: ecsChanges(ecs, calls),
      efs: efsChanges(efs, calls),
    });
  return (parameters: Readonly<Record<string, string>> = {}) =>
    runDocument(document, { ResourceId, AutomationAssumeRole: ROLE, ...parameters }, async (payload) => {
      await before(payload['step']);
      return runStep(payload, CHECKS, ports());
    });
}
