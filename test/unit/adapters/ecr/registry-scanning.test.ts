import { ECRClient } from '@aws-sdk/client-ecr';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { registryScanning } from '../../../../adapters/ecr/registry-scanning';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const SUBJECT = makeSubject({ type: 'AWS::::Account', configuration: {} });

function lookUp(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  return {
    scanning: registryScanning(
      new ECRClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function registry(scanningConfiguration: object, repositories: readonly object[] = []): FakeAnswers {
  return {
    GetRegistryScanningConfiguration: { body: { registryId: '111122223333', scanningConfiguration } },
    DescribeRepositories: { body: { repositories } },
  };
}

describe('the look-up registry-scanning', () => {
  it('reads the rules, and counts the repositories of every page, once', async () => {
    const rules = [
      { scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] },
      { scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [] },
    ];
    const { scanning, calls } = lookUp({
      ...registry({ scanType: 'ENHANCED', rules }),
      DescribeRepositories: [
        { body: { repositories: [{ repositoryName: 'a' }, { repositoryName: 'b' }], nextToken: 'more' } },
        { body: { repositories: [{ repositoryName: 'c' }] } },
      ],
    });

    const [found] = await Promise.all([scanning(SUBJECT), scanning(SUBJECT)]);

    expect(found).toEqual({
      RepositoryCount: 3,
      Rules: [
        { ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] },
        { ScanFrequency: 'CONTINUOUS_SCAN', RepositoryFilters: [] },
      ],
      ScanType: 'ENHANCED',
    });
    expect(calls).toEqual([
      { operation: 'GetRegistryScanningConfiguration', request: {} },
      { operation: 'DescribeRepositories', request: { maxResults: 1000 } },
      { operation: 'DescribeRepositories', request: { maxResults: 1000, nextToken: 'more' } },
    ]);
  });

  it('reads a registry without rules and without repositories', async () => {
    const { scanning } = lookUp({ ...registry({ scanType: 'BASIC' }), DescribeRepositories: { body: {} } });

    const found = await scanning(SUBJECT);

    expect(found).toEqual({ RepositoryCount: 0, Rules: [], ScanType: 'BASIC' });
  });

  it('makes up nothing that a rule does not say', async () => {
    const { scanning } = lookUp(registry({ scanType: 'ENHANCED', rules: [{}, { repositoryFilters: [{}] }] }));

    const found = await scanning(SUBJECT);

    expect(found).toMatchObject({ Rules: [{ RepositoryFilters: [] }, { RepositoryFilters: [{}] }] });
  });

  it.each([
    ['no scan type', registry({ rules: [] }), 'ecr:GetRegistryScanningConfiguration', 'answered with no scan type'],
    [
      'an empty answer',
      { GetRegistryScanningConfiguration: { body: {} } },
      'ecr:GetRegistryScanningConfiguration',
      'answered with no scan type',
    ],
    [
      'a refusal',
      { GetRegistryScanningConfiguration: { error: 'AccessDeniedException' } },
      'ecr:GetRegistryScanningConfiguration',
      'Allow ecr:GetRegistryScanningConfiguration',
    ],
    [
      'repositories that may not be listed',
      { ...registry({ scanType: 'BASIC' }), DescribeRepositories: { error: 'AccessDeniedException' } },
      'ecr:DescribeRepositories',
      'Allow ecr:DescribeRepositories',
    ],
  ])('fails on %s', async (_, answers, action, words) => {
    const { scanning } = lookUp(answers);

    const failure = await failureOf(scanning(SUBJECT));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(`${action} on the registry`);
    expect(failure.message).toContain(words);
  });
});
