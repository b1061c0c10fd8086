import {
  awslogs,
  confinedProfile,
  dropCapabilities,
  dropPrivileged,
  memoryLimits,
  nonBlockingLogs,
  nonRootUser,
  readonlyRoot,
  versionConsistency,
  windowsUser,
} from './container-fixes';
import type { Fix } from './fix';
import { healthProbes } from './health-fixes';
import { pinImages } from './image-fixes';
import { plaintextToSecrets, variablesToSecrets } from './secret-fixes';
import { awsvpc, dropIpcMode, dropPidMode, dropVolumes, efsAccess, efsTransit, hostMountsReadOnly } from './task-fixes';

/** What corrects a definition, by check. */
export const FIXES: ReadonlyMap<string, Fix> = new Map([
  ['ecs-taskdef-awslogs-non-blocking', nonBlockingLogs],
  ['ecs-taskdef-awsvpc-network-mode', awsvpc],
  ['ecs-taskdef-efs-access-controlled', efsAccess],
  ['ecs-taskdef-efs-transit-encrypted', efsTransit],
  ['ecs-taskdef-healthcheck-set', healthProbes],
  ['ecs-taskdef-host-mode-user', nonRootUser],
  ['ecs-taskdef-host-mounts-read-only', hostMountsReadOnly],
  ['ecs-taskdef-image-digest-pinned', pinImages],
  ['ecs-taskdef-logging-configured', awslogs],
  ['ecs-taskdef-memory-limited', memoryLimits],
  ['ecs-taskdef-no-added-capabilities', dropCapabilities],
  ['ecs-taskdef-no-dangerous-caps', dropCapabilities],
  ['ecs-taskdef-no-docker-socket', dropVolumes],
  ['ecs-taskdef-no-host-ipc', dropIpcMode],
  ['ecs-taskdef-no-host-network', awsvpc],
  ['ecs-taskdef-no-host-pid', dropPidMode],
  ['ecs-taskdef-no-latest-tag', pinImages],
  ['ecs-taskdef-no-plaintext-secrets', plaintextToSecrets],
  ['ecs-taskdef-no-privileged', dropPrivileged],
  ['ecs-taskdef-no-secret-env-names', variablesToSecrets],
  ['ecs-taskdef-no-sensitive-mounts', dropVolumes],
  ['ecs-taskdef-no-unconfined-profile', confinedProfile],
  ['ecs-taskdef-non-root-user', nonRootUser],
  ['ecs-taskdef-readonly-root-fs', readonlyRoot],
  ['ecs-taskdef-version-consistency', versionConsistency],
  ['ecs-taskdef-windows-non-admin-user', windowsUser],
]);
