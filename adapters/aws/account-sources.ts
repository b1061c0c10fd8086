import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EFSClient } from '@aws-sdk/client-efs';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';

import type { Descriptions } from '../../core/facts/descriptions';
import type { LookUps } from '../../core/facts/look-ups';
import { ebsEncryptionByDefault } from '../ec2/ebs-encryption-by-default';
import { prefixLists } from '../ec2/prefix-lists';
import { securityGroups } from '../ec2/security-groups';
import { describeRepository } from '../ecr/describe-repository';
import { registryScanning } from '../ecr/registry-scanning';
import { repositoryScanning } from '../ecr/repository-scanning';
import { accountSettings } from '../ecs/account-settings';
import { clusterOfService } from '../ecs/cluster-of-service';
import { ecsDescriptions } from '../ecs/descriptions';
import { servicesOfRevision } from '../ecs/services-of-revision';
import { describeFileSystem } from '../efs/describe-file-system';
import { detector } from '../guardduty/detector';
import { managedPolicies } from '../iam/managed-policies';
import { keyManagers } from '../kms/key-managers';
import type { AwsCalls } from './aws-calls';
import { lazily } from './lazily';

/**
 * Throttling is met by the SDK's own back-off, which slows down what follows as well; `AwsCalls` ends what takes too long.
 */
const SETTINGS = { retryMode: 'adaptive', maxAttempts: 6 } as const;

/** Where look-ups in the own account and Region come from. */
export interface AccountSources {
  readonly lookUps: LookUps;
  readonly descriptions: Descriptions;
}

/** Makes the sources of one invocation; they answer the same question once. */
export type SourcesOfInvocation = (calls: AwsCalls) => AccountSources;

/**
 * Prepares look-ups. Clients outlive invocations, and each is made when it is first asked: most events need none.
 */
export function accountSources(): SourcesOfInvocation {
  const ecs = lazily(() => new ECSClient(SETTINGS));
  const ecr = lazily(() => new ECRClient(SETTINGS));
  const ec2 = lazily(() => new EC2Client(SETTINGS));
  const efs = lazily(() => new EFSClient(SETTINGS));
  const iam = lazily(() => new IAMClient(SETTINGS));
  const kms = lazily(() => new KMSClient(SETTINGS));
  const guardDuty = lazily(() => new GuardDutyClient(SETTINGS));
  return (calls) => {
    const groups = onFirstUse(() => securityGroups(ec2(), calls));
    const described = lazily(() => ecsDescriptions(ecs(), calls));
    return {
      lookUps: {
        'account-settings': onFirstUse(() => accountSettings(ecs(), calls)),
        cluster: onFirstUse(() => clusterOfService(ecs(), calls)),
        detector: onFirstUse(() => detector(guardDuty(), calls)),
        'ebs-encryption-by-default': onFirstUse(() => ebsEncryptionByDefault(ec2(), calls)),
        'key-managers': onFirstUse(() => keyManagers(kms(), calls)),
        'managed-policies': onFirstUse(() => managedPolicies(iam(), calls)),
        'prefix-lists': onFirstUse(() => prefixLists(ec2(), calls, groups)),
        'registry-scanning': onFirstUse(() => registryScanning(ecr(), calls)),
        'repository-scanning': onFirstUse(() => repositoryScanning(ecr(), calls)),
        'security-groups': groups,
        services: onFirstUse(() => servicesOfRevision(ecs(), calls)),
      },
      descriptions: {
        'AWS::ECR::Repository': onFirstUse(() => describeRepository(ecr(), calls)),
        'AWS::ECS::CapacityProvider': (subject) => described()['AWS::ECS::CapacityProvider'](subject),
        'AWS::ECS::Cluster': (subject) => described()['AWS::ECS::Cluster'](subject),
        'AWS::ECS::Service': (subject) => described()['AWS::ECS::Service'](subject),
        'AWS::ECS::TaskDefinition': (subject) => described()['AWS::ECS::TaskDefinition'](subject),
        'AWS::ECS::TaskSet': (subject) => described()['AWS::ECS::TaskSet'](subject),
        'AWS::EFS::FileSystem': onFirstUse(() => describeFileSystem(efs(), calls)),
      },
    };
  };
}

/** A function that is made when it is first called. */
function onFirstUse<A, R>(make: () => (argument: A) => R): (argument: A) => R {
  const made = lazily(make);
  return (argument) => made()(argument);
}
