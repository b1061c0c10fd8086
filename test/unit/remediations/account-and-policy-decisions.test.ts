import { isGuardrailsError } from '../../../core/errors';
import { isJsonList, member, type Json } from '../../../core/subject/json';
import { tlsPolicy } from '../../../remediations/efs-filesystem-tls-enforced/tls-policy';
import { declaredActions, execute } from './execute';
import { FakeAccount, FILE_SYSTEM_ID } from './fake-account';
import { CLUSTER, FILE_SYSTEM_ARN } from './in-place-scenarios';

describe('ecs-cluster-exec-logging', () => {
  const check = 'ecs-cluster-exec-logging';
  const CheckParameters = '{"requireOverride":"true"}';

  it('leaves the choice of a log group to a person where OVERRIDE is required', async () => {
    const account = new FakeAccount(CLUSTER);

    const { outputs } = await execute(check, account, { ResourceId: 'prod', CheckParameters });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Decide logGroup');
    expect(account.actions).toEqual(['ecs:DescribeClusters']);
  });

  it('logs to the log group that a person chose', async () => {
    const account = new FakeAccount(CLUSTER);
    const Values = '{"logGroup":"/ecs/exec"}';

    const { outputs } = await execute(check, account, { ResourceId: 'prod', CheckParameters, Values });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf('ecs:UpdateCluster')).toEqual([
      {
        cluster: 'prod',
        configuration: {
          executeCommandConfiguration: {
            logging: 'OVERRIDE',
            logConfiguration: { cloudWatchLogGroupName: '/ecs/exec' },
          },
        },
      },
    ]);
  });

  it.each(['', 'a b', "x' --force", 'x'.repeat(513), 'a:b'])('refuses %j as a log group', async (logGroup) => {
    const account = new FakeAccount(CLUSTER);
    const Values = JSON.stringify({ logGroup });

    const { outputs } = await execute(check, account, { ResourceId: 'prod', CheckParameters, Values });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(account.actions).toEqual(['ecs:DescribeClusters']);
  });
});

describe('ecs-capacityprovider-term-protection', () => {
  it('passes the error on with which ECS refuses a group without scale-in protection', async () => {
    const capacityProviderArn = 'arn:aws:ecs:eu-west-1:111122223333:capacity-provider/instances';
    const failing = { capacityProviderArn, name: 'instances', status: 'ACTIVE', autoScalingGroupProvider: {} };
    const account = new FakeAccount({ ...failing, autoScalingGroupProvider: { managedDraining: 'ENABLED' } });
    account.refused.set('ecs:UpdateCapacityProvider', 'InvalidParameterException');

    const { steps, failure } = await execute('ecs-capacityprovider-term-protection', account, {
      ResourceId: 'instances',
    });

    expect(steps.at(-1)).toBe('Apply');
    expect(isGuardrailsError(failure) && failure.code).toBe('AWS_CALL_FAILED');
    expect(isGuardrailsError(failure) && failure.message).toContain('InvalidParameterException');
  });
});

describe('ecs-account-settings-approved', () => {
  const check = 'ecs-account-settings-approved';
  const ResourceId = '111122223333';

  function accountWith(settings: Readonly<Record<string, string>>): FakeAccount {
    const account = new FakeAccount(undefined);
    account.settings = settings;
    return account;
  }

  it('sets each setting that differs, and no other', async () => {
    const account = accountWith({
      tagResourceAuthorization: 'off',
      awsvpcTrunking: 'disabled',
      containerInsights: 'off',
    });
    const CheckParameters =
      '{"required":{"tagResourceAuthorization":"on","awsvpcTrunking":["enabled"],"containerInsights":["off","x"]}}';

    const { outputs, failure } = await execute(check, account, { ResourceId, CheckParameters });

    expect(failure).toBeUndefined();
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf('ecs:PutAccountSettingDefault')).toEqual([
      { name: 'tagResourceAuthorization', value: 'on' },
      { name: 'awsvpcTrunking', value: 'enabled' },
    ]);
    expect(outputs.get('Plan.Undo')).toBe(
      'aws ecs put-account-setting-default --region eu-west-1 --name tagResourceAuthorization --value off && ' +
        'aws ecs put-account-setting-default --region eu-west-1 --name awsvpcTrunking --value disabled',
    );
    expect([...new Set(account.actions)].toSorted()).toEqual(declaredActions(check));
  });

  it('ends after the plan in a dry run, and when it is replayed', async () => {
    const account = accountWith({ tagResourceAuthorization: 'off' });

    const tried = await execute(check, account, { ResourceId, DryRun: 'true' });
    await execute(check, account, { ResourceId });
    account.forget();
    const replayed = await execute(check, account, { ResourceId });

    expect(tried.outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect(replayed.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(account.actions).toEqual(['ecs:ListAccountSettings']);
  });

  const SEVERAL = '{"required":{"defaultLogDriverMode":["blocking","non-blocking"]}}';

  it.each(['{}', '{"defaultLogDriverMode":"other"}'])('leaves the choice to a person who says %s', async (Values) => {
    const account = accountWith({});

    const { outputs } = await execute(check, account, { ResourceId, CheckParameters: SEVERAL, Values });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('"blocking" or "non-blocking"');
    expect(account.actions).not.toContain('ecs:PutAccountSettingDefault');
  });

  it('takes the value that a person chose of several', async () => {
    const account = accountWith({});
    const Values = '{"defaultLogDriverMode":"non-blocking"}';

    const { outputs } = await execute(check, account, { ResourceId, CheckParameters: SEVERAL, Values });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.settings).toEqual({ defaultLogDriverMode: 'non-blocking' });
  });

  it('fails without a change for a setting that ECS does not have', async () => {
    const account = accountWith({});
    const CheckParameters = '{"required":{"__proto__x":"on"}}';

    const { failure } = await execute(check, account, { ResourceId, CheckParameters });

    expect(isGuardrailsError(failure) && failure.code).toBe('AWS_CALL_FAILED');
    expect(account.actions).not.toContain('ecs:PutAccountSettingDefault');
  });

  it.each([
    { action: 'ecs:ListAccountSettings', expected: ['Plan'] },
    { action: 'ecs:PutAccountSettingDefault', expected: ['Plan', 'Decide', 'Apply'] },
  ])('fails when AWS refuses $action', async ({ action, expected }) => {
    const account = accountWith({ tagResourceAuthorization: 'off' });
    account.refused.set(action, 'AccessDeniedException');

    const { steps, failure } = await execute(check, account, { ResourceId });

    expect(steps).toEqual(expected);
    expect(isGuardrailsError(failure) && failure.code).toBe('AWS_CALL_FAILED');
    expect(account.settings).toEqual({ tagResourceAuthorization: 'off' });
  });

  it.each([
    { id: '222233334444', code: 'ACCOUNT_MISMATCH' },
    { id: '1111222233334', code: 'REMEDIATION_INVALID' },
    { id: '111122223333\n', code: 'REMEDIATION_INVALID' },
    { id: 'arn:aws:iam::111122223333:root', code: 'REMEDIATION_INVALID' },
  ])('fails without a call for $id', async ({ id, code }) => {
    const account = accountWith({});

    const { failure } = await execute(check, account, { ResourceId: id });

    expect(isGuardrailsError(failure) && failure.code).toBe(code);
    expect(account.actions).toEqual([]);
  });
});

describe('efs-filesystem-tls-enforced', () => {
  const check = 'efs-filesystem-tls-enforced';
  const fileSystem = { FileSystemId: FILE_SYSTEM_ID, FileSystemArn: FILE_SYSTEM_ARN };

  it('keeps what holds without a policy, and undoes to none', async () => {
    const account = new FakeAccount(fileSystem);

    const { outputs } = await execute(check, account, { ResourceId: FILE_SYSTEM_ID });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(outputs.get('Plan.Undo')).toBe(
      `aws efs delete-file-system-policy --region eu-west-1 --file-system-id ${FILE_SYSTEM_ID}`,
    );
    expect(outputs.get('Plan.Description')).toContain('clients of its mount targets may read and write');
    expect(sidsOf(account.policy)).toEqual(['EcsGuardrailsClientsOfMountTargets', 'EcsGuardrailsTlsOnly']);
  });

  it.each(['not JSON', '[]', '"x"', '{"Statement":["x"]}', '{"Statement":[]}x'])(
    'never overwrites the policy %s',
    async (policy) => {
      const account = new FakeAccount(fileSystem);
      account.policy = policy;

      const { outputs } = await execute(check, account, { ResourceId: FILE_SYSTEM_ID });

      expect(outputs.get('Plan.Outcome')).toMatch(/^SKIP_(?:UNKNOWN|NEEDS_DECISION)$/);
      expect(account.policy).toBe(policy);
    },
  );

  it('never overwrites a policy that it is not allowed to read', async () => {
    const account = new FakeAccount(fileSystem);
    account.refused.set('elasticfilesystem:DescribeFileSystemPolicy', 'AccessDeniedException');

    const { failure } = await execute(check, account, { ResourceId: FILE_SYSTEM_ID });

    expect(isGuardrailsError(failure) && failure.code).toBe('AWS_CALL_FAILED');
    expect(account.actions).not.toContain('elasticfilesystem:PutFileSystemPolicy');
  });

  it('replaces its own statement where that no longer does what it should', () => {
    const weakened = { Sid: 'EcsGuardrailsTlsOnly', Effect: 'Allow', Principal: '*', Action: '*' };

    const policy = tlsPolicy(JSON.stringify({ Statement: [weakened, { Sid: 'Other' }] }), FILE_SYSTEM_ARN);

    expect(sidsOf(policy)).toEqual(['Other', 'EcsGuardrailsTlsOnly']);
  });

  it.each([undefined, '{"Statement":{"Effect":"Allow"}}', '{"Statement":[{"Sid":"EcsGuardrailsTlsOnly"}]}'])(
    'makes the same policy once more of its own result, from %s',
    (text) => {
      const once = tlsPolicy(text, FILE_SYSTEM_ARN);

      expect(tlsPolicy(once, FILE_SYSTEM_ARN)).toBe(once);
    },
  );
});

function sidsOf(policy: string | undefined): readonly (Json | undefined)[] {
  const parsed: Json = JSON.parse(policy ?? 'null');
  const statements = member(parsed, 'Statement');
  return isJsonList(statements) ? statements.map((statement) => member(statement, 'Sid')) : [];
}
