import { CLUSTER_ROWS } from './cluster-rows';
import { ECR_ROWS } from './ecr-rows';
import { EFS_ROWS } from './efs-rows';
import { IMAGE_ROWS } from './image-rows';
import { LOG_ROWS } from './log-rows';
import { MOUNT_ROWS } from './mount-rows';
import { NAMESPACE_ROWS } from './namespace-rows';
import { OTHER_ROWS } from './other-rows';
import { ROLE_ROWS } from './role-rows';
import { SECRET_ROWS } from './secret-rows';
import { SERVICE_ROWS } from './service-rows';
import { TASK_DEFINITION_ROWS } from './task-definition-rows';
import type { RowCase } from './row-case';

/** Every row of the catalogue's table that the checks of today can be asked. */
export const ALL_ROWS: readonly RowCase[] = [
  ...CLUSTER_ROWS,
  ...ECR_ROWS,
  ...EFS_ROWS,
  ...IMAGE_ROWS,
  ...LOG_ROWS,
  ...MOUNT_ROWS,
  ...NAMESPACE_ROWS,
  ...OTHER_ROWS,
  ...ROLE_ROWS,
  ...SECRET_ROWS,
  ...SERVICE_ROWS,
  ...TASK_DEFINITION_ROWS,
];
