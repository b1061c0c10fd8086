import type { JsonObject } from '../../../core/subject/json';
import { FILE_SYSTEM_ID, type FakeAccount } from './fake-account';

const HERE = 'eu-west-1:111122223333';
export const SERVICE_ARN = `arn:aws:ecs:${HERE}:service/prod/payments-api`;
export const FILE_SYSTEM_ARN = `arn:aws:elasticfilesystem:${HERE}:file-system/${FILE_SYSTEM_ID}`;
const KEY_ARN = `arn:aws:kms:${HERE}:key/0a1b2c3d-1111-2222-3333-444455556666`;
export const CLUSTER_ARN = `arn:aws:ecs:${HERE}:cluster/prod`;

/** A correction of one setting, from the resource that fails to the one that passes. */
export interface Scenario {
  readonly check: string;
  /** As AWS Config names the resource. */
  readonly resourceId: string;
  readonly arn: string;
  readonly title: string;
  /** As the API describes it. */
  readonly failing: JsonObject;
  readonly prepare?: (account: FakeAccount) => void;
  /** What a person decided. */
  readonly values?: Readonly<Record<string, string>>;
  /** What reads the resource, and what changes it. */
  readonly reads: string;
  readonly changes: string;
  readonly request: JsonObject;
  readonly from: string;
  readonly to: string;
  readonly undo: string;
  readonly says: readonly string[];
}

export const NETWORK = {
  awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' },
};

export const SERVICE: JsonObject = {
  serviceArn: SERVICE_ARN,
  serviceName: 'payments-api',
  clusterArn: CLUSTER_ARN,
  status: 'ACTIVE',
  launchType: 'FARGATE',
  tags: [],
};

export const CLUSTER: JsonObject = { clusterArn: CLUSTER_ARN, clusterName: 'prod', status: 'ACTIVE', tags: [] };

const UPDATE_SERVICE = 'aws ecs update-service --region eu-west-1 --cluster prod --service payments-api';

/** One statement, which IAM lets stand for a list of one. */
const ALLOW = {
  Effect: 'Allow',
  Principal: { AWS: '111122223333' },
  Action: ['elasticfilesystem:ClientMount'],
};

const UNTAGGED_14 =
  '{"rules":[{"rulePriority":1,"description":"Delete untagged images after 14 days","selection":{"tagStatus":"untagged",' +
  '"countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}';

const ofService = {
  resourceId: SERVICE_ARN,
  arn: SERVICE_ARN,
  title: 'Service prod/payments-api',
  reads: 'ecs:DescribeServices',
  changes: 'ecs:UpdateService',
};

const UPDATE_CLUSTER = 'aws ecs update-cluster --region eu-west-1 --cluster prod --configuration';

const ofCluster = { resourceId: 'prod', arn: CLUSTER_ARN, title: 'Cluster prod', reads: 'ecs:DescribeClusters' };

export const SCENARIOS: readonly Scenario[] = [
  {
    ...ofService,
    check: 'ecs-service-exec-disabled',
    failing: { ...SERVICE, enableExecuteCommand: true },
    request: { cluster: 'prod', service: 'payments-api', enableExecuteCommand: false },
    from: 'enableExecuteCommand true',
    to: 'enableExecuteCommand false',
    undo: `${UPDATE_SERVICE} --enable-execute-command`,
    says: ['Tasks that run keep it until they are replaced'],
  },
  {
    ...ofService,
    check: 'ecs-service-no-public-ip',
    failing: { ...SERVICE, networkConfiguration: NETWORK },
    request: {
      cluster: 'prod',
      service: 'payments-api',
      networkConfiguration: { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, assignPublicIp: 'DISABLED' } },
    },
    from: 'assignPublicIp ENABLED',
    to: 'assignPublicIp DISABLED',
    undo: `${UPDATE_SERVICE} --network-configuration '${JSON.stringify(NETWORK)}'`,
    says: ['starts a deployment that replaces all running tasks', 'NAT gateway or VPC endpoints'],
  },
  {
    ...ofService,
    check: 'ecs-service-platform-current',
    failing: { ...SERVICE, platformVersion: '1.3.0', platformFamily: 'Linux' },
    request: { cluster: 'prod', service: 'payments-api', platformVersion: 'LATEST' },
    from: 'platformVersion 1.3.0',
    to: 'platformVersion LATEST',
    undo: `${UPDATE_SERVICE} --platform-version 1.3.0`,
    says: ['starts a deployment that replaces all running tasks'],
  },
  {
    ...ofCluster,
    check: 'ecs-cluster-container-insights',
    failing: { ...CLUSTER, settings: [{ name: 'containerInsights', value: 'disabled' }] },
    changes: 'ecs:UpdateClusterSettings',
    request: { cluster: 'prod', settings: [{ name: 'containerInsights', value: 'enabled' }] },
    from: 'containerInsights disabled',
    to: 'containerInsights enabled',
    undo:
      'aws ecs update-cluster-settings --region eu-west-1 --cluster prod ' +
      "--settings 'name=containerInsights,value=disabled'",
    says: ['CloudWatch bills the metrics'],
  },
  {
    check: 'ecr-repository-scan-on-push',
    resourceId: 'team/payments',
    arn: `arn:aws:ecr:${HERE}:repository/team/payments`,
    title: 'Repository team/payments',
    failing: {
      repositoryArn: `arn:aws:ecr:${HERE}:repository/team/payments`,
      repositoryName: 'team/payments',
      imageScanningConfiguration: { scanOnPush: false },
    },
    prepare: (account) => {
      account.scanning = { scanOnPush: false, scanFrequency: 'MANUAL' };
    },
    reads: 'ecr:DescribeRepositories',
    changes: 'ecr:PutImageScanningConfiguration',
    request: { repositoryName: 'team/payments', imageScanningConfiguration: { scanOnPush: true } },
    from: 'scanOnPush false',
    to: 'scanOnPush true',
    undo:
      'aws ecr put-image-scanning-configuration --region eu-west-1 --registry-id 111122223333 ' +
      '--repository-name team/payments --image-scanning-configuration scanOnPush=false',
    says: ['Images that are there already are not scanned'],
  },
  {
    check: 'ecr-repository-lifecycle-policy',
    resourceId: 'team/payments',
    arn: `arn:aws:ecr:${HERE}:repository/team/payments`,
    title: 'Repository team/payments',
    failing: {
      repositoryArn: `arn:aws:ecr:${HERE}:repository/team/payments`,
      repositoryName: 'team/payments',
    },
    values: { untaggedDays: '14' },
    reads: 'ecr:DescribeRepositories',
    changes: 'ecr:PutLifecyclePolicy',
    request: { repositoryName: 'team/payments', lifecyclePolicyText: UNTAGGED_14 },
    from: 'no lifecycle policy',
    to: 'a lifecycle policy that deletes untagged images after 14 days',
    undo:
      'aws ecr delete-lifecycle-policy --region eu-west-1 --registry-id 111122223333 ' +
      '--repository-name team/payments',
    says: [
      'deleted within 24 hours, and nothing brings them back',
      'Tasks that name such an image by its digest cannot start any more.',
      'aws ecr start-lifecycle-policy-preview --region eu-west-1 --registry-id 111122223333 ' +
        `--repository-name team/payments --lifecycle-policy-text '${UNTAGGED_14}'`,
    ],
  },
  {
    ...ofCluster,
    check: 'ecs-cluster-exec-logging',
    failing: {
      ...CLUSTER,
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: 'alias/exec',
          logging: 'NONE',
          logConfiguration: { s3BucketName: 'sessions' },
        },
        managedStorageConfiguration: { kmsKeyId: 'alias/storage' },
      },
    },
    changes: 'ecs:UpdateCluster',
    request: {
      cluster: 'prod',
      configuration: {
        executeCommandConfiguration: { kmsKeyId: 'alias/exec', logging: 'DEFAULT' },
        managedStorageConfiguration: { kmsKeyId: 'alias/storage' },
      },
    },
    from: 'logging NONE',
    to: 'logging DEFAULT',
    undo:
      `${UPDATE_CLUSTER} '{"executeCommandConfiguration":{"kmsKeyId":"alias/exec","logging":"NONE","logConfiguration":` +
      '{"s3BucketName":"sessions"}},"managedStorageConfiguration":{"kmsKeyId":"alias/storage"}}\'',
    says: ['the KMS key of the sessions stays', 'their role must be allowed to write the log'],
  },
  {
    ...ofCluster,
    check: 'ecs-cluster-exec-logs-encrypted',
    failing: {
      ...CLUSTER,
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: 'alias/exec',
          logging: 'OVERRIDE',
          logConfiguration: { cloudWatchLogGroupName: '/ecs/exec', s3BucketName: 'sessions', s3KeyPrefix: 'prod' },
        },
        managedStorageConfiguration: { kmsKeyId: 'alias/storage' },
      },
    },
    changes: 'ecs:UpdateCluster',
    request: {
      cluster: 'prod',
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: 'alias/exec',
          logging: 'OVERRIDE',
          logConfiguration: {
            cloudWatchLogGroupName: '/ecs/exec',
            s3BucketName: 'sessions',
            s3KeyPrefix: 'prod',
            cloudWatchEncryptionEnabled: true,
            s3EncryptionEnabled: true,
          },
        },
        managedStorageConfiguration: { kmsKeyId: 'alias/storage' },
      },
    },
    from: 'cloudWatchEncryptionEnabled false, s3EncryptionEnabled false',
    to: 'cloudWatchEncryptionEnabled true, s3EncryptionEnabled true',
    undo:
      `${UPDATE_CLUSTER} '{"executeCommandConfiguration":{"kmsKeyId":"alias/exec","logging":"OVERRIDE",` +
      '"logConfiguration":{"cloudWatchLogGroupName":"/ecs/exec","s3BucketName":"sessions","s3KeyPrefix":"prod"}},' +
      '"managedStorageConfiguration":{"kmsKeyId":"alias/storage"}}\'',
    says: ['the destinations stay', 'sessions are refused: encrypt them first'],
  },
  {
    ...ofCluster,
    check: 'ecs-cluster-exec-session-cmk',
    failing: CLUSTER,
    values: { kmsKeyId: KEY_ARN },
    changes: 'ecs:UpdateCluster',
    request: { cluster: 'prod', configuration: { executeCommandConfiguration: { kmsKeyId: KEY_ARN } } },
    from: 'kmsKeyId not set',
    to: `kmsKeyId ${KEY_ARN}`,
    undo: `${UPDATE_CLUSTER} '{"executeCommandConfiguration":{"logging":"DEFAULT"}}'`,
    says: ['their logging stays', 'Task roles need kms:Decrypt on it'],
  },
  {
    ...ofCluster,
    check: 'ecs-cluster-fargate-storage-cmk',
    failing: {
      ...CLUSTER,
      configuration: {
        executeCommandConfiguration: { logging: 'NONE' },
        managedStorageConfiguration: { kmsKeyId: 'alias/storage' },
      },
    },
    values: { kmsKeyId: 'alias/fargate' },
    changes: 'ecs:UpdateCluster',
    request: {
      cluster: 'prod',
      configuration: {
        executeCommandConfiguration: { logging: 'NONE' },
        managedStorageConfiguration: { kmsKeyId: 'alias/storage', fargateEphemeralStorageKmsKeyId: 'alias/fargate' },
      },
    },
    from: 'fargateEphemeralStorageKmsKeyId not set',
    to: 'fargateEphemeralStorageKmsKeyId alias/fargate',
    undo:
      `${UPDATE_CLUSTER} '{"executeCommandConfiguration":{"logging":"NONE"},` +
      '"managedStorageConfiguration":{"kmsKeyId":"alias/storage"}}\'',
    says: ['tasks that run keep theirs', 'must allow fargate.amazonaws.com'],
  },
  {
    check: 'ecs-capacityprovider-term-protection',
    resourceId: 'instances',
    arn: `arn:aws:ecs:${HERE}:capacity-provider/instances`,
    title: 'Capacity provider instances',
    failing: {
      capacityProviderArn: `arn:aws:ecs:${HERE}:capacity-provider/instances`,
      name: 'instances',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: `arn:aws:autoscaling:${HERE}:autoScalingGroup:1:autoScalingGroupName/instances`,
        managedScaling: { status: 'DISABLED', targetCapacity: 80, instanceWarmupPeriod: 60 },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
    },
    reads: 'ecs:DescribeCapacityProviders',
    changes: 'ecs:UpdateCapacityProvider',
    request: {
      name: 'instances',
      autoScalingGroupProvider: {
        managedScaling: { status: 'ENABLED', targetCapacity: 80, instanceWarmupPeriod: 60 },
        managedTerminationProtection: 'ENABLED',
      },
    },
    from: 'managedScaling DISABLED, managedTerminationProtection DISABLED',
    to: 'managedScaling ENABLED, managedTerminationProtection ENABLED',
    undo:
      'aws ecs update-capacity-provider --region eu-west-1 --name instances --auto-scaling-group-provider ' +
      '\'{"managedScaling":{"status":"DISABLED","targetCapacity":80,"instanceWarmupPeriod":60},' +
      '"managedTerminationProtection":"DISABLED"}\'',
    says: ['unless the Auto Scaling group protects new instances from scale-in'],
  },
  {
    check: 'efs-filesystem-tls-enforced',
    resourceId: FILE_SYSTEM_ID,
    arn: FILE_SYSTEM_ARN,
    title: `File system ${FILE_SYSTEM_ID}`,
    failing: { FileSystemId: FILE_SYSTEM_ID, FileSystemArn: FILE_SYSTEM_ARN, LifeCycleState: 'available' },
    prepare: (account) => {
      account.policy = JSON.stringify({ Version: '2012-10-17', Id: 'ours', Statement: ALLOW });
    },
    reads: 'elasticfilesystem:DescribeFileSystems',
    changes: 'elasticfilesystem:PutFileSystemPolicy',
    request: {
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Id: 'ours',
        Statement: [
          ALLOW,
          {
            Sid: 'EcsGuardrailsTlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: '*',
            Resource: FILE_SYSTEM_ARN,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      }),
    },
    from: 'the policy as it was',
    to: 'the policy and a Deny without TLS',
    undo:
      `aws efs put-file-system-policy --region eu-west-1 --file-system-id ${FILE_SYSTEM_ID} ` +
      `--policy '${JSON.stringify({ Version: '2012-10-17', Id: 'ours', Statement: ALLOW })}'`,
    says: ['Its other statements stay as they are.', 'transitEncryption ENABLED'],
  },
];
