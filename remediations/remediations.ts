import { enhancedScanning } from './ecr-registry-enhanced-scanning/remediation';
import { untaggedExpire } from './ecr-repository-lifecycle-policy/remediation';
import { scanOnPush } from './ecr-repository-scan-on-push/remediation';
import { tagsImmutable } from './ecr-repository-tags-immutable/remediation';
import { accountSettings } from './ecs-account-settings-approved/remediation';
import { terminationProtection } from './ecs-capacityprovider-term-protection/remediation';
import { containerInsights } from './ecs-cluster-container-insights/remediation';
import { execLogging } from './ecs-cluster-exec-logging/remediation';
import { execLogsEncrypted } from './ecs-cluster-exec-logs-encrypted/remediation';
import { execSessionCmk } from './ecs-cluster-exec-session-cmk/remediation';
import { fargateStorageCmk } from './ecs-cluster-fargate-storage-cmk/remediation';
import { resourcesTagged } from './ecs-resources-tagged/remediation';
import { execDisabled } from './ecs-service-exec-disabled/remediation';
import { noPublicIp } from './ecs-service-no-public-ip/remediation';
import { platformCurrent } from './ecs-service-platform-current/remediation';
import { tlsEnforced } from './efs-filesystem-tls-enforced/remediation';
import { newRevision } from './new-revision/remediation';
import type { RemediationFactory } from './remediation';

/** Every remediation, by its folder: what METADATA of a check names as `remediation.document`. */
export const REMEDIATIONS: ReadonlyMap<string, RemediationFactory> = new Map([
  ['ecr-registry-enhanced-scanning', enhancedScanning],
  ['ecr-repository-lifecycle-policy', untaggedExpire],
  ['ecr-repository-scan-on-push', scanOnPush],
  ['ecr-repository-tags-immutable', tagsImmutable],
  ['ecs-account-settings-approved', accountSettings],
  ['ecs-capacityprovider-term-protection', terminationProtection],
  ['ecs-cluster-container-insights', containerInsights],
  ['ecs-cluster-exec-logging', execLogging],
  ['ecs-cluster-exec-logs-encrypted', execLogsEncrypted],
  ['ecs-cluster-exec-session-cmk', execSessionCmk],
  ['ecs-cluster-fargate-storage-cmk', fargateStorageCmk],
  ['ecs-resources-tagged', resourcesTagged],
  ['ecs-service-exec-disabled', execDisabled],
  ['ecs-service-no-public-ip', noPublicIp],
  ['ecs-service-platform-current', platformCurrent],
  ['efs-filesystem-tls-enforced', tlsEnforced],
  ['new-revision', newRevision],
]);
