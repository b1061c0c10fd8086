import { flag, list, member, object, tags, text } from './shape';
import { strategy } from './service';

/** AWS::ECS::Cluster. The ECS API calls `ClusterSettings` `settings` and the ARN `clusterArn`. */
export const cluster = object({
  Arn: member(text, { aliases: ['ClusterArn'] }),
  CapacityProviders: list(text),
  ClusterName: text,
  ClusterSettings: member(list(object({ Name: text, Value: text })), { aliases: ['Settings'] }),
  Configuration: object({
    ExecuteCommandConfiguration: object({
      KmsKeyId: text,
      LogConfiguration: object({
        CloudWatchEncryptionEnabled: flag,
        CloudWatchLogGroupName: text,
        S3BucketName: text,
        S3EncryptionEnabled: flag,
        S3KeyPrefix: text,
      }),
      Logging: member(text, { absentMeans: 'DEFAULT' }),
    }),
    ManagedStorageConfiguration: member(object({ FargateEphemeralStorageKmsKeyId: text, KmsKeyId: text }), {
      mayBeUnrecorded: true,
    }),
  }),
  DefaultCapacityProviderStrategy: strategy,
  ServiceConnectDefaults: member(object({ Namespace: text }), { mayBeUnrecorded: true }),
  Status: member(text, { absentMeans: 'ACTIVE' }),
  Tags: tags,
});
