import { ECRClient } from '@aws-sdk/client-ecr';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { repositoryScanning } from '../../../../adapters/ecr/repository-scanning';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const NAME = 'team/payments';
const SUBJECT = makeSubject({ type: 'AWS::ECR::Repository', configuration: { RepositoryName: NAME } });

function lookUp(answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ BatchGetRepositoryScanningConfiguration: answer });
  return {
    scanning: repositoryScanning(
      new ECRClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function applied(settings: object): FakeAnswer {
  return {
    body: { scanningConfigurations: [{ repositoryName: NAME, appliedScanFilters: [], ...settings }], failures: [] },
  };
}

describe('the look-up repository-scanning', () => {
  it.each([
    [
      { scanOnPush: false, scanFrequency: 'CONTINUOUS_SCAN' },
      { ScanOnPush: false, ScanFrequency: 'CONTINUOUS_SCAN' },
    ],
    [{ scanOnPush: true }, { ScanOnPush: true }],
    [{ scanFrequency: 'MANUAL' }, { ScanFrequency: 'MANUAL' }],
  ])('reads what applies to the repository: %j', async (answer, expected) => {
    const { scanning, calls } = lookUp(applied(answer));

    const found = await Promise.all([scanning(SUBJECT), scanning(SUBJECT)]);

    expect(found).toEqual([expected, expected]);
    expect(calls).toEqual([
      { operation: 'BatchGetRepositoryScanningConfiguration', request: { repositoryNames: [NAME] } },
    ]);
  });

  it('answers undefined for a repository that is gone', async () => {
    const { scanning } = lookUp({
      body: { failures: [{ repositoryName: NAME, failureCode: 'REPOSITORY_NOT_FOUND', failureReason: 'x' }] },
    });

    const found = await scanning(SUBJECT);

    expect(found).toBeUndefined();
  });

  it.each([
    ['no name', {}],
    ['a name that cannot be known', { RepositoryName: unknownValue('unresolved-reference', '!Ref Name') }],
  ])('asks nothing for a repository with %s', async (_, configuration) => {
    const { scanning, calls } = lookUp(applied({}));

    const found = await scanning(makeSubject({ type: 'AWS::ECR::Repository', configuration }));

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['an empty answer', { body: {} }, 'answered with no setting'],
    ['no setting', applied({}), 'answered with no setting'],
    ['another repository', applied({ repositoryName: 'team', scanOnPush: true }), 'answered with no setting'],
    [
      'another failure',
      { body: { failures: [{ repositoryName: NAME, failureCode: 'BUSY' }] } },
      'answered with failure BUSY',
    ],
    ['a failure without code', { body: { failures: [{ repositoryName: NAME }] } }, 'answered with failure'],
    ['a refusal', { error: 'AccessDeniedException' }, 'Allow ecr:BatchGetRepositoryScanningConfiguration'],
  ])('fails on %s', async (_, answer, words) => {
    const { scanning } = lookUp(answer);

    const failure = await failureOf(scanning(SUBJECT));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(`ecr:BatchGetRepositoryScanningConfiguration on ${NAME}`);
    expect(failure.message).toContain(words);
  });
});
