import * as z from 'zod/mini';

import type { ClusterConfiguration } from '../core/facts/ecs-changes';
import { objectMember } from '../core/inputs/raw-members';
import type { RawObject } from '../core/subject/raw';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());

/** Strict: a member that is not known here would be lost in the change and in its undoing. */
const configuration = z.strictObject({
  executeCommandConfiguration: z.optional(
    z.strictObject({
      kmsKeyId: text,
      logging: z.optional(z.enum(['NONE', 'DEFAULT', 'OVERRIDE'])),
      logConfiguration: z.optional(
        z.strictObject({
          cloudWatchLogGroupName: text,
          cloudWatchEncryptionEnabled: flag,
          s3BucketName: text,
          s3EncryptionEnabled: flag,
          s3KeyPrefix: text,
        }),
      ),
    }),
  ),
  managedStorageConfiguration: z.optional(z.strictObject({ kmsKeyId: text, fargateEphemeralStorageKmsKeyId: text })),
});

/**
 * The configuration of a cluster.
 *
 * @param described the cluster as ECS describes it
 * @returns `undefined` when it has something that this version does not know
 */
export function clusterConfiguration(described: RawObject): ClusterConfiguration | undefined {
  return configuration.safeParse(objectMember(described, 'configuration') ?? {}).data;
}
