import * as z from 'zod/mini';

import type { ExecConfiguration, ManagedStorage } from '../../core/facts/ecs-changes';
import { objectMember } from '../../core/inputs/raw-members';
import type { RawObject } from '../../core/subject/raw';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());

/** Strict: a member that is not known here would be lost in the change and in its undoing. */
const configuration = z.strictObject({
  executeCommandConfiguration: z.optional(
    z.strictObject({
      kmsKeyId: text,
      logging: text,
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

/** The configuration of a cluster before and after its logging is turned on. */
export interface ExecSettings {
  readonly before: z.output<typeof configuration>;
  readonly exec: ExecConfiguration;
  readonly storage: ManagedStorage | undefined;
}

/**
 * The configuration of a cluster with its ECS Exec sessions logged: the key stays, and so does what OVERRIDE says beside the
 * log group.
 *
 * @param described the cluster as ECS describes it
 * @param logGroup where sessions are logged to; without it, to the log driver of the container
 * @returns `undefined` when the configuration has something that this version does not know
 */
export function execSettings(described: RawObject, logGroup: string | undefined): ExecSettings | undefined {
  const parsed = configuration.safeParse(objectMember(described, 'configuration') ?? {});
  if (!parsed.success) return undefined;
  const { executeCommandConfiguration: exec, managedStorageConfiguration: storage } = parsed.data;
  const key = exec?.kmsKeyId === undefined ? {} : { kmsKeyId: exec.kmsKeyId };
  const logging: ExecConfiguration =
    logGroup === undefined
      ? { ...key, logging: 'DEFAULT' }
      : {
          ...key,
          logging: 'OVERRIDE',
          logConfiguration: { ...exec?.logConfiguration, cloudWatchLogGroupName: logGroup },
        };
  return { before: parsed.data, exec: logging, storage };
}
