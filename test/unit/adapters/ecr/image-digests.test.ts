import { ECRClient } from '@aws-sdk/client-ecr';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecrImageDigests } from '../../../../adapters/ecr/image-digests';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';

const IMAGE = { account: '111122223333', region: 'eu-central-1', repository: 'team/payments', tag: 'latest' };
const DIGEST = `sha256:${'0a'.repeat(32)}`;

function digests(answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ DescribeImages: answer });
  const regions: string[] = [];
  const clientIn = (region: string) => {
    regions.push(region);
    return new ECRClient(settings);
  };
  return {
    digests: ecrImageDigests(
      clientIn,
      awsCalls(() => 10_000),
    ),
    calls,
    regions,
  };
}

describe('the digest of a tag', () => {
  it('is asked for in the Region of the image, of the registry of its account', async () => {
    const { digests: port, calls, regions } = digests({ body: { imageDetails: [{ imageDigest: DIGEST }] } });

    const digest = await port.of(IMAGE);

    expect(digest).toBe(DIGEST);
    expect(regions).toEqual(['eu-central-1']);
    expect(calls).toEqual([
      {
        operation: 'DescribeImages',
        request: { registryId: '111122223333', repositoryName: 'team/payments', imageIds: [{ imageTag: 'latest' }] },
      },
    ]);
  });

  it.each(['ImageNotFoundException', 'RepositoryNotFoundException'])('is none where ECR says %s', async (error) => {
    const { digests: port } = digests({ error });

    const digest = await port.of(IMAGE);

    expect(digest).toBeUndefined();
  });

  it.each<[string, FakeAnswer, string]>([
    ['a refusal', { error: 'AccessDeniedException' }, 'Allow ecr:DescribeImages'],
    ['no image', { body: { imageDetails: [] } }, 'answered with no digest'],
    ['no list', { body: {} }, 'answered with no digest'],
    ['half a digest', { body: { imageDetails: [{ imageDigest: 'sha256:0a' }] } }, 'answered with no digest'],
  ])('fails on %s', async (_, answer, words) => {
    const { digests: port } = digests(answer);

    const failure = await failureOf(port.of(IMAGE));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('ecr:DescribeImages on team/payments:latest in eu-central-1');
    expect(failure.message).toContain(words);
  });
});
