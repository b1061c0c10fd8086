import { DescribeImagesCommand, type ECRClient } from '@aws-sdk/client-ecr';

import type { ImageDigests } from '../../core/facts/image-digests';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { unlessRefused } from '../aws/unless-refused';

const NOT_THERE = ['RepositoryNotFoundException', 'ImageNotFoundException'];

/**
 * Asks ECR which image a tag stands for.
 *
 * @param clientIn a client for a Region: a registry is asked in its own
 */
export function ecrImageDigests(clientIn: (region: string) => ECRClient, calls: AwsCalls): ImageDigests {
  return {
    async of({ account, region, repository, tag }) {
      const call: AwsCall = { action: 'ecr:DescribeImages', target: `${repository}:${tag} in ${region}` };
      const command = new DescribeImagesCommand({
        registryId: account,
        repositoryName: repository,
        imageIds: [{ imageTag: tag }],
      });
      const answer = await calls.run(call, (abortSignal) =>
        unlessRefused(NOT_THERE, clientIn(region).send(command, { abortSignal })),
      );
      if (answer === undefined) return undefined;
      const digest = answer.imageDetails?.[0]?.imageDigest;
      if (digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest)) throw answerInvalid(call, 'no digest');
      return digest;
    },
  };
}
