import type { PolicyStatement } from './policy-document';

const OWN = '${AWS::Region}:${AWS::AccountId}';

/**
 * What the rules function may read, by the look-ups that ask for it (`adapters/aws/account-sources.ts`), and send. Actions
 * without a resource level (Service Authorization Reference) stand apart, each with its service.
 *
 * @param failureQueue ARN of the queue for events that could not be handled
 */
export function rulesStatements(failureQueue: string): readonly PolicyStatement[] {
  return [
    { Sid: 'SendEvaluations', Effect: 'Allow', Action: ['config:PutEvaluations'], Resource: ['*'] },
    { Sid: 'KeepFailedEvents', Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [failureQueue] },
    {
      Sid: 'ReadItems',
      Effect: 'Allow',
      Action: ['config:GetResourceConfigHistory', 'config:ListDiscoveredResources', 'config:BatchGetResourceConfig'],
      Resource: ['*'],
    },
    {
      Sid: 'ReadEarlierResults',
      Effect: 'Allow',
      Action: ['config:GetComplianceDetailsByConfigRule'],
      Resource: [`arn:\${AWS::Partition}:config:${OWN}:config-rule/*`],
    },
    {
      Sid: 'ReadTaskDefinitionsAndLists',
      Effect: 'Allow',
      Action: ['ecs:DescribeTaskDefinition', 'ecs:ListAccountSettings', 'ecs:ListClusters', 'ecs:ListServices'],
      Resource: ['*'],
    },
    {
      Sid: 'ReadServicesAndClusters',
      Effect: 'Allow',
      Action: ['ecs:DescribeCapacityProviders', 'ecs:DescribeClusters', 'ecs:DescribeServices', 'ecs:DescribeTaskSets'],
      Resource: ['capacity-provider', 'cluster', 'service', 'task-set'].map(
        (kind) => `arn:\${AWS::Partition}:ecs:${OWN}:${kind}/*`,
      ),
    },
    {
      Sid: 'ReadRepositories',
      Effect: 'Allow',
      Action: [
        'ecr:BatchGetRepositoryScanningConfiguration',
        'ecr:DescribeRepositories',
        'ecr:GetLifecyclePolicy',
        'ecr:GetRepositoryPolicy',
        'ecr:ListTagsForResource',
      ],
      Resource: [`arn:\${AWS::Partition}:ecr:${OWN}:repository/*`],
    },
    { Sid: 'ReadRegistry', Effect: 'Allow', Action: ['ecr:GetRegistryScanningConfiguration'], Resource: ['*'] },
    {
      Sid: 'ReadFileSystems',
      Effect: 'Allow',
      Action: ['elasticfilesystem:DescribeFileSystemPolicy', 'elasticfilesystem:DescribeFileSystems'],
      Resource: [`arn:\${AWS::Partition}:elasticfilesystem:${OWN}:file-system/*`],
    },
    {
      Sid: 'ReadNetwork',
      Effect: 'Allow',
      Action: ['ec2:DescribeSecurityGroups', 'ec2:GetEbsEncryptionByDefault'],
      Resource: ['*'],
    },
    {
      Sid: 'ReadPrefixLists',
      Effect: 'Allow',
      Action: ['ec2:GetManagedPrefixListEntries'],
      // Those of AWS have "aws" where others have the account.
      Resource: [
        `arn:\${AWS::Partition}:ec2:${OWN}:prefix-list/*`,
        'arn:${AWS::Partition}:ec2:${AWS::Region}:aws:prefix-list/*',
      ],
    },
    {
      Sid: 'ReadKeys',
      Effect: 'Allow',
      Action: ['kms:DescribeKey'],
      // A repository or file system may use the key of another account, whose key policy decides too.
      Resource: ['arn:${AWS::Partition}:kms:${AWS::Region}:*:key/*'],
    },
    {
      Sid: 'ReadManagedPolicies',
      Effect: 'Allow',
      Action: ['iam:GetPolicy', 'iam:GetPolicyVersion'],
      Resource: ['arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/*', 'arn:${AWS::Partition}:iam::aws:policy/*'],
    },
    { Sid: 'FindDetector', Effect: 'Allow', Action: ['guardduty:ListDetectors'], Resource: ['*'] },
    {
      Sid: 'ReadDetector',
      Effect: 'Allow',
      Action: ['guardduty:GetDetector'],
      Resource: [`arn:\${AWS::Partition}:guardduty:${OWN}:detector/*`],
    },
  ];
}
