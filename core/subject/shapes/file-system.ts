import { policyDocument } from './policy-document';
import { flag, member, object, tags, text } from './shape';

/** AWS::EFS::FileSystem. CloudFormation calls the tags `FileSystemTags`. */
export const fileSystem = object({
  Arn: member(text, { aliases: ['FileSystemArn'] }),
  AvailabilityZoneName: text,
  BackupPolicy: member(object({ Status: text }), { mayBeUnrecorded: true, isDescribedApart: true }),
  Encrypted: member(flag, { absentMeans: false }),
  FileSystemId: text,
  FileSystemPolicy: member(policyDocument, { mayBeUnrecorded: true, isDescribedApart: true }),
  KmsKeyId: text,
  Name: text,
  PerformanceMode: text,
  Tags: member(tags, { aliases: ['FileSystemTags'] }),
  ThroughputMode: text,
});
