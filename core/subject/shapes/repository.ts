import { flag, list, member, object, tags, text } from './shape';

/** AWS::ECR::Repository. The ECR API calls the exclusion filter's members `filterType` and `filter`. */
export const repository = object({
  Arn: member(text, { aliases: ['RepositoryArn'] }),
  EncryptionConfiguration: member(object({ EncryptionType: member(text, { absentMeans: 'AES256' }), KmsKey: text }), {
    mayBeUnrecorded: true,
  }),
  ImageScanningConfiguration: object({ ScanOnPush: member(flag, { absentMeans: false }) }),
  ImageTagMutability: member(text, { absentMeans: 'MUTABLE' }),
  ImageTagMutabilityExclusionFilters: member(
    list(
      object({
        ImageTagMutabilityExclusionFilterType: member(text, { aliases: ['FilterType'] }),
        ImageTagMutabilityExclusionFilterValue: member(text, { aliases: ['Filter'] }),
      }),
    ),
    { mayBeUnrecorded: true },
  ),
  RepositoryName: text,
  RepositoryUri: text,
  Tags: tags,
});
