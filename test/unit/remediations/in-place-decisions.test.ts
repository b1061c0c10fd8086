import { isGuardrailsError } from '../../../core/errors';
import { execute } from './execute';
import { FakeAccount } from './fake-account';
import { CLUSTER, NETWORK, SERVICE, SERVICE_ARN } from './in-place-scenarios';

describe('a service that something else deploys', () => {
  it.each(
    ['CODE_DEPLOY', 'EXTERNAL'].flatMap((type) => [
      { type, check: 'ecs-service-no-public-ip', setting: { networkConfiguration: NETWORK } },
      { type, check: 'ecs-service-platform-current', setting: { platformVersion: '1.3.0' } },
    ]),
  )('is left alone by $check, with the reason, where that is $type', async ({ type, check, setting }) => {
    const account = new FakeAccount({ ...SERVICE, ...setting, deploymentController: { type } });

    const { steps, outputs, failure } = await execute(check, account, { ResourceId: SERVICE_ARN });

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain(`Its deployment controller is "${type}"`);
    expect(account.actions).toEqual(['ecs:DescribeServices']);
  });
});

describe('ecs-service-no-public-ip', () => {
  it('leaves a service alone whose subnets ECS does not tell', async () => {
    const awsvpcConfiguration = { assignPublicIp: 'ENABLED' };
    const account = new FakeAccount({ ...SERVICE, networkConfiguration: { awsvpcConfiguration } });

    const { outputs } = await execute('ecs-service-no-public-ip', account, { ResourceId: SERVICE_ARN });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(account.actions).toEqual(['ecs:DescribeServices']);
  });
});

describe('ecs-service-exec-disabled', () => {
  it.each(['{"onlyTags":{"stage":"prod"}}', '{"onlyTags":"{\\"stage\\":\\"prod\\"}"}'])(
    'leaves a service alone that the rule does not select by %s',
    async (CheckParameters) => {
      const account = new FakeAccount({
        ...SERVICE,
        enableExecuteCommand: true,
        tags: [{ key: 'stage', value: 'dev' }],
      });

      const { outputs } = await execute('ecs-service-exec-disabled', account, {
        ResourceId: SERVICE_ARN,
        CheckParameters,
      });

      expect(outputs.get('Plan.Outcome')).toBe('SKIP_NOT_APPLICABLE');
      expect(account.actions).toEqual(['ecs:DescribeServices']);
    },
  );

  it('refuses the older form of ARN, which does not tell the cluster', async () => {
    const account = new FakeAccount({ ...SERVICE, enableExecuteCommand: true });
    const ResourceId = SERVICE_ARN.replace('/prod/', '/');

    const { failure } = await execute('ecs-service-exec-disabled', account, { ResourceId });

    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_INVALID');
    expect(account.actions).toEqual([]);
  });

  it('does not touch a service that is deleted', async () => {
    const account = new FakeAccount({ ...SERVICE, status: 'INACTIVE', enableExecuteCommand: true });

    const { outputs } = await execute('ecs-service-exec-disabled', account, { ResourceId: SERVICE_ARN });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NOT_APPLICABLE');
  });
});

describe('ecs-cluster-container-insights', () => {
  const check = 'ecs-cluster-container-insights';

  it('sets enhanced where the check requires it, and says what it was', async () => {
    const account = new FakeAccount({ ...CLUSTER, settings: [{ name: 'containerInsights', value: 'enabled' }] });

    const { outputs } = await execute(check, account, {
      ResourceId: 'prod',
      CheckParameters: '{"requireEnhanced":"true"}',
    });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect([outputs.get('Plan.From'), outputs.get('Plan.To')]).toEqual([
      'containerInsights enabled',
      'containerInsights enhanced',
    ]);
    expect(outputs.get('Plan.Undo')).toContain("'name=containerInsights,value=enabled'");
  });

  it('leaves a cluster alone that the default of the account covers', async () => {
    const account = new FakeAccount({ ...CLUSTER, settings: [] });
    account.settings = { containerInsights: 'enabled' };

    const { outputs } = await execute(check, account, { ResourceId: 'prod' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
  });

  it('undoes to disabled where nothing was set', async () => {
    const { outputs } = await execute(check, new FakeAccount({ ...CLUSTER, settings: [] }), { ResourceId: 'prod' });

    expect(outputs.get('Plan.From')).toBe('containerInsights not set');
    expect(outputs.get('Plan.Undo')).toContain("'name=containerInsights,value=disabled'");
  });
});

describe('ecr-repository-scan-on-push', () => {
  const repositoryArn = 'arn:aws:ecr:eu-west-1:111122223333:repository/payments';
  const repository = { repositoryArn, repositoryName: 'payments', imageScanningConfiguration: { scanOnPush: false } };

  it('leaves a repository alone that a rule of the registry scans', async () => {
    const account = new FakeAccount(repository);
    account.scanning = { scanOnPush: false, scanFrequency: 'CONTINUOUS_SCAN' };

    const { outputs } = await execute('ecr-repository-scan-on-push', account, { ResourceId: 'payments' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(account.actions).not.toContain('ecr:PutImageScanningConfiguration');
  });

  it('leaves a repository alone when what scans it cannot be read', async () => {
    const account = new FakeAccount(repository);
    account.refused.set('ecr:BatchGetRepositoryScanningConfiguration', 'ThrottlingException');

    const { outputs } = await execute('ecr-repository-scan-on-push', account, { ResourceId: 'payments' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_UNKNOWN');
  });

  it('refuses the repository that foreign credentials find under the same name', async () => {
    const foreign = repositoryArn.replace('111122223333', '222233334444');
    const account = new FakeAccount({ ...repository, repositoryArn: foreign });

    const { failure } = await execute('ecr-repository-scan-on-push', account, { ResourceId: 'payments' });

    expect(isGuardrailsError(failure) && failure.code).toBe('ACCOUNT_MISMATCH');
    expect(account.actions).not.toContain('ecr:PutImageScanningConfiguration');
  });
});
