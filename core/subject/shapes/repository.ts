import { policyDocument } from './policy-document';
import { document, flag, list, member, number, object, tags, text } from './shape';

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
  LifecyclePolicy: member(
    object({
      LifecyclePolicyText: document({ Rules: list(object({ Description: text, RulePriority: number })) }),
      RegistryId: text,
    }),
    { mayBeUnrecorded: true, isDescribedApart: true },
  ),
  RepositoryName: text,
  RepositoryPolicyText: member(policyDocument, { mayBeUnrecorded: true, isDescribedApart: true }),
  RepositoryUri: text,
  // ListTagsForResource answers them.
  Tags: member(tags, { isDescribedApart: true }),
});
