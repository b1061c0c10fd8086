import { Repositories } from '../../../../sandbox/services/ecr';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };
const ARN = 'arn:aws:ecr:eu-west-1:111122223333:repository/team/web';

let repositories: Repositories;

beforeEach(() => {
  repositories = new Repositories();
  repositories.put({
    repositoryArn: ARN,
    registryId: '111122223333',
    repositoryName: 'team/web',
    imageScanningConfiguration: { scanOnPush: true },
  });
  repositories.put({ repositoryArn: `${ARN}-2`, repositoryName: 'team/web-2' });
});

async function call(operation: string, input: object): Promise<object> {
  const run = repositories.service().operations.get(operation);
  return (await run?.(input, CONTEXT)) ?? {};
}

describe('DescribeRepositories', () => {
  it('lists repositories in pages', async () => {
    const first = await call('DescribeRepositories', { maxResults: 1 });
    const second = await call('DescribeRepositories', { maxResults: 1000, nextToken: 'page-1' });

    expect(first).toMatchObject({ repositories: [{ repositoryName: 'team/web' }], nextToken: 'page-1' });
    expect(second).toMatchObject({ repositories: [{ repositoryName: 'team/web-2' }] });
    expect(second).not.toHaveProperty('nextToken');
  });

  it.each([
    ['names and a page', { repositoryNames: ['team/web'], maxResults: 5 }, 'InvalidParameterException'],
    ['a page of 1001', { maxResults: 1001 }, 'InvalidParameterException'],
    ['another registry', { registryId: '222233334444' }, 'SandboxUnsupportedOperation'],
  ])('refuses %s', async (_what, input, code) => {
    const answer = call('DescribeRepositories', input);

    await expect(answer).rejects.toMatchObject({ code });
  });
});

describe('policies and tags of a repository', () => {
  it.each([
    ['GetLifecyclePolicy', 'LifecyclePolicyNotFoundException'],
    ['GetRepositoryPolicy', 'RepositoryPolicyNotFoundException'],
  ])('%s says that a repository has none', async (operation, code) => {
    const answer = call(operation, { repositoryName: 'team/web' });

    await expect(answer).rejects.toMatchObject({ code, message: expect.stringContaining("'team/web'") });
  });

  it('answers no tags', async () => {
    const answer = await call('ListTagsForResource', { resourceArn: ARN });

    expect(answer).toEqual({ tags: [] });
  });

  it.each([
    ['GetLifecyclePolicy', { repositoryName: 'gone' }],
    ['GetRepositoryPolicy', { repositoryName: 'gone' }],
    ['ListTagsForResource', { resourceArn: ARN.replace('team/web', 'gone') }],
  ])('%s refuses a repository that is not there', async (operation, input) => {
    const answer = call(operation, input);

    await expect(answer).rejects.toMatchObject({ code: 'RepositoryNotFoundException' });
  });
});

describe('scanning', () => {
  it('follows the setting of each repository, and names those that are not there', async () => {
    const answer = await call('BatchGetRepositoryScanningConfiguration', {
      repositoryNames: ['team/web', 'team/web-2', 'gone'],
    });

    expect(answer).toMatchObject({
      scanningConfigurations: [
        { repositoryName: 'team/web', scanOnPush: true, scanFrequency: 'SCAN_ON_PUSH' },
        { repositoryName: 'team/web-2', scanOnPush: false, scanFrequency: 'MANUAL' },
      ],
      failures: [{ repositoryName: 'gone', failureCode: 'REPOSITORY_NOT_FOUND' }],
    });
  });

  it('answers basic scanning without rules for the registry', async () => {
    const answer = await call('GetRegistryScanningConfiguration', {});

    expect(answer).toEqual({
      registryId: '111122223333',
      scanningConfiguration: { scanType: 'BASIC', rules: [] },
    });
  });
});
