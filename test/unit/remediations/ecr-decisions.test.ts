import { isGuardrailsError } from '../../../core/errors';
import type { JsonObject } from '../../../core/subject/json';
import { declaredActions, execute } from './execute';
import { FakeAccount } from './fake-account';

const PUT = 'ecr:PutRegistryScanningConfiguration';
const REPOSITORY = {
  repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/payments',
  repositoryName: 'payments',
};

describe('ecr-registry-enhanced-scanning', () => {
  const check = 'ecr-registry-enhanced-scanning';
  const ResourceId = '111122223333';

  function accountWith(scanType: string, ...rules: readonly JsonObject[]): FakeAccount {
    const account = new FakeAccount(REPOSITORY);
    account.registry = { scanType, rules };
    return account;
  }

  function rule(scanFrequency: string, ...filters: readonly string[]): JsonObject {
    return { scanFrequency, repositoryFilters: filters.map((filter) => ({ filter, filterType: 'WILDCARD' })) };
  }

  const SOME = { CheckParameters: '{"requireAllRepositories":"false"}' };

  it.each([
    ['from no rule', accountWith('BASIC'), {}, [rule('CONTINUOUS_SCAN', '*')]],
    ['and drops MANUAL', accountWith('BASIC', rule('MANUAL', '*')), {}, [rule('CONTINUOUS_SCAN', '*')]],
    [
      'beside rules of basic scanning that scan on push',
      accountWith('BASIC', rule('SCAN_ON_PUSH', 'prod-*')),
      {},
      [rule('SCAN_ON_PUSH', 'prod-*'), rule('CONTINUOUS_SCAN', '*')],
    ],
    [
      'with the rule that covers everything already',
      accountWith('BASIC', rule('SCAN_ON_PUSH', 'prod-*', '*')),
      {},
      [rule('SCAN_ON_PUSH', 'prod-*', '*')],
    ],
    [
      'by one filter more of the rule that there is for the frequency',
      accountWith('ENHANCED', rule('CONTINUOUS_SCAN', 'prod-*'), rule('SCAN_ON_PUSH', 'dev-*')),
      {},
      [rule('SCAN_ON_PUSH', 'dev-*'), rule('CONTINUOUS_SCAN', 'prod-*', '*')],
    ],
    [
      'with the rules that there are, where some repositories are enough',
      accountWith('BASIC', rule('SCAN_ON_PUSH', 'prod-*')),
      SOME,
      [rule('SCAN_ON_PUSH', 'prod-*')],
    ],
    [
      'for everything where there is no rule and some repositories would be enough',
      accountWith('ENHANCED'),
      SOME,
      [rule('CONTINUOUS_SCAN', '*')],
    ],
  ])('turns enhanced scanning on %s', async (_, account, parameters, rules) => {
    const { steps, outputs, failure } = await execute(check, account, { ResourceId, ...parameters });

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide', 'Apply', 'Verify']);
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf(PUT)).toEqual([{ scanType: 'ENHANCED', rules }]);
    for (const action of account.actions) expect(declaredActions(check)).toContain(action);
  });

  it('says what changes, what it costs and how to undo it', async () => {
    const account = accountWith('BASIC', rule('SCAN_ON_PUSH', 'prod-*', "it's"), rule('MANUAL'));

    const { outputs } = await execute(check, account, { ResourceId, DryRun: 'true' });

    expect(outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect(outputs.get('Plan.From')).toBe("BASIC (SCAN_ON_PUSH prod-*, it's; MANUAL without a filter)");
    expect(outputs.get('Plan.To')).toBe("ENHANCED (SCAN_ON_PUSH prod-*, it's; CONTINUOUS_SCAN *)");
    expect(outputs.get('Plan.Undo')).toBe(
      'aws ecr put-registry-scanning-configuration --region eu-west-1 --scan-type BASIC --rules ' +
        `'[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"prod-*","filterType":"WILDCARD"},` +
        String.raw`{"filter":"it'\''s","filterType":"WILDCARD"}]},` +
        `{"scanFrequency":"MANUAL","repositoryFilters":[]}]'`,
    );
    for (const text of ['would be scanned', 'Amazon Inspector bills each image', 'the frequency MANUAL ends']) {
      expect(outputs.get('Plan.Description')).toContain(text);
    }
    expect(account.requestsOf(PUT)).toEqual([]);
  });

  it('says of a registry without rules what it was, and nothing of its rules', async () => {
    const { outputs } = await execute(check, accountWith('BASIC'), { ResourceId });

    expect(outputs.get('Plan.From')).toBe('BASIC (no rules)');
    expect(outputs.get('Plan.Description')).not.toContain('MANUAL');
    expect(outputs.get('Apply.Description')).toContain('was scanned');
  });

  it.each([
    ['passes when it is replayed', accountWith('ENHANCED', rule('SCAN_ON_PUSH', '*')), 'SKIP_ALREADY_COMPLIANT'],
    [
      'has a frequency that this version does not know',
      accountWith('BASIC', rule('HOURLY', '*')),
      'SKIP_NEEDS_DECISION',
    ],
    [
      'has a filter that this version does not know',
      accountWith('BASIC', {
        scanFrequency: 'SCAN_ON_PUSH',
        repositoryFilters: [{ filter: 'x', filterType: 'REGEX' }],
      }),
      'SKIP_NEEDS_DECISION',
    ],
    [
      'has half a filter',
      accountWith('BASIC', { scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filterType: 'WILDCARD' }] }),
      'SKIP_NEEDS_DECISION',
    ],
  ])('leaves a registry alone that %s', async (_, account, outcome) => {
    const { outputs, failure } = await execute(check, account, { ResourceId });

    expect(failure).toBeUndefined();
    expect(outputs.get('Plan.Outcome')).toBe(outcome);
    expect(account.requestsOf(PUT)).toEqual([]);
  });

  it.each([
    { action: 'ecr:GetRegistryScanningConfiguration', expected: ['Plan'] },
    { action: PUT, expected: ['Plan', 'Decide', 'Apply'] },
  ])('fails, and leaves the registry, when AWS refuses $action', async ({ action, expected }) => {
    const account = accountWith('BASIC');
    account.refused.set(action, 'AccessDeniedException');

    const { steps, failure } = await execute(check, account, { ResourceId });

    expect(steps).toEqual(expected);
    expect(isGuardrailsError(failure) && failure.message).toContain(`${action} on the registry`);
    expect(account.registry).toEqual({ scanType: 'BASIC', rules: [] });
  });

  it('fails when the change is not there when it is verified', async () => {
    const account = accountWith('BASIC');
    account.ignored.add(PUT);

    const { steps, failure } = await execute(check, account, { ResourceId });

    expect(steps.at(-1)).toBe('Verify');
    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_UNVERIFIED');
  });

  it.each([
    { id: '222233334444', code: 'ACCOUNT_MISMATCH' },
    { id: 'arn:aws:iam::111122223333:root', code: 'REMEDIATION_INVALID' },
  ])('fails without a call for $id', async ({ id, code }) => {
    const account = accountWith('BASIC');

    const { failure } = await execute(check, account, { ResourceId: id });

    expect(isGuardrailsError(failure) && failure.code).toBe(code);
    expect(account.actions).toEqual([]);
  });
});

describe('ecr-repository-lifecycle-policy', () => {
  const check = 'ecr-repository-lifecycle-policy';

  it.each([
    [{}, 'Decide untaggedDays'],
    [{ untaggedDays: '' }, 'Decide another untaggedDays'],
    [{ untaggedDays: '0' }, 'Decide another untaggedDays'],
    [{ untaggedDays: '007' }, 'Decide another untaggedDays'],
    [{ untaggedDays: '1.5' }, 'Decide another untaggedDays'],
    [{ untaggedDays: '3651' }, 'Decide another untaggedDays'],
    [{ untaggedDays: '1e3' }, 'Decide another untaggedDays'],
  ])('leaves the choice of days to a person who says %j', async (values, words) => {
    const account = new FakeAccount(REPOSITORY);
    const Values = JSON.stringify(values);

    const { outputs } = await execute(check, account, { ResourceId: 'payments', Values });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain(words);
    expect(account.actions).not.toContain('ecr:PutLifecyclePolicy');
  });

  it.each(['1', '3650'])('takes %s days', async (untaggedDays) => {
    const Values = JSON.stringify({ untaggedDays });

    const { outputs } = await execute(check, new FakeAccount(REPOSITORY), { ResourceId: 'payments', Values });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });

  it.each([
    ['{"rules":[]}', 'SKIP_NEEDS_DECISION'],
    ['not JSON', 'SKIP_UNKNOWN'],
  ])('never overwrites the policy %s', async (lifecycle, outcome) => {
    const account = new FakeAccount(REPOSITORY);
    account.lifecycle = lifecycle;

    const { outputs } = await execute(check, account, { ResourceId: 'payments', Values: '{"untaggedDays":"14"}' });

    expect(outputs.get('Plan.Outcome')).toBe(outcome);
    expect(account.lifecycle).toBe(lifecycle);
  });
});
