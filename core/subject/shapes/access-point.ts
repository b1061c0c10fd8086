import { list, member, object, tags, text } from './shape';

/** AWS::EFS::AccessPoint. CloudFormation calls the tags `AccessPointTags`; ids are numbers or texts. */
export const accessPoint = object({
  AccessPointId: text,
  Arn: member(text, { aliases: ['AccessPointArn'] }),
  ClientToken: text,
  FileSystemId: text,
  Name: text,
  PosixUser: object({ Gid: text, SecondaryGids: list(text), Uid: text }),
  RootDirectory: object({
    CreationInfo: object({ OwnerGid: text, OwnerUid: text, Permissions: text }),
    Path: member(text, { absentMeans: '/' }),
  }),
  Tags: member(tags, { aliases: ['AccessPointTags'] }),
});
