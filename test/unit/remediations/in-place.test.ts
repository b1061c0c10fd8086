import { isGuardrailsError } from '../../../core/errors';
import { declaredActions, documentOf, execute } from './execute';
import { FakeAccount } from './fake-account';
import { SCENARIOS, type Scenario } from './in-place-scenarios';

function accountOf({ failing, prepare }: Scenario): FakeAccount {
  const account = new FakeAccount(failing);
  prepare?.(account);
  return account;
}

describe.each(SCENARIOS.map((scenario) => [scenario.check, scenario] as const))('%s', (check, scenario) => {
  const { resourceId, arn, changes, reads, values } = scenario;
  const decided = values === undefined ? {} : { Values: JSON.stringify(values) };
  const run = (account: FakeAccount, parameters = {}) =>
    execute(check, account, { ResourceId: resourceId, ...decided, ...parameters });

  it('plans, applies and verifies, with the calls that its permissions allow and no other', async () => {
    const account = accountOf(scenario);

    const { steps, outputs, failure } = await run(account);

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide', 'Apply', 'Verify']);
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf(changes)).toEqual([scenario.request]);
    for (const action of account.actions) expect(declaredActions(check)).toContain(action);
  });

  it('says what changes, what that means and how to undo it', async () => {
    const { outputs } = await run(accountOf(scenario));

    expect(outputs.get('Plan.From')).toBe(scenario.from);
    expect(outputs.get('Plan.To')).toBe(scenario.to);
    expect(outputs.get('Plan.Undo')).toBe(scenario.undo);
    expect(outputs.get('Apply.Undo')).toBe(scenario.undo);
    for (const text of scenario.says) expect(outputs.get('Plan.Description')).toContain(text);
    expect(outputs.get('Plan.Description')).toContain('will be');
    expect(outputs.get('Apply.Description')).toMatch(/\bwas\b/);
  });

  it('ends after the plan in a dry run, without a changing call', async () => {
    const account = accountOf(scenario);

    const { steps, outputs } = await run(account, { DryRun: 'true' });

    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect(outputs.get('Plan.Description')).toContain('would be');
    expect(account.requestsOf(changes)).toEqual([]);
  });

  it('ends as a success, without a changing call, when it is replayed', async () => {
    const account = accountOf(scenario);
    await run(account);
    account.forget();

    const { steps, outputs, failure } = await run(account);

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(account.requestsOf(changes)).toEqual([]);
  });

  it('takes the ARN for the resource id', async () => {
    const account = accountOf(scenario);

    const { outputs } = await run(account, { ResourceId: arn });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf(changes)).toEqual([scenario.request]);
  });

  it('ends as a success when the resource is gone', async () => {
    const { steps, outputs, failure } = await run(new FakeAccount(undefined));

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NOT_FOUND');
    expect(outputs.get('Plan.Description')).toBe(`${scenario.title} does not exist.`);
  });

  it.each([
    { case: 'reading', action: reads, expected: ['Plan'] },
    { case: 'changing', action: changes, expected: ['Plan', 'Decide', 'Apply'] },
  ])('fails, and leaves the setting, when AWS refuses $case it', async ({ action, expected }) => {
    const account = accountOf(scenario);
    account.refused.set(action, 'AccessDeniedException');

    const { steps, failure } = await run(account);

    expect(steps).toEqual(expected);
    expect(isGuardrailsError(failure) && failure.code).toBe('AWS_CALL_FAILED');
    expect(isGuardrailsError(failure) && failure.message).toContain(`${action} on `);
    expect(account.resource).toEqual(scenario.failing);
  });

  it('fails when the change is not there when it is verified', async () => {
    const account = accountOf(scenario);
    account.ignored.add(changes);

    const { steps, failure } = await run(account);

    expect(steps.at(-1)).toBe('Verify');
    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_UNVERIFIED');
  });

  it.each([
    { id: arn.replace('111122223333', '222233334444'), code: 'ACCOUNT_MISMATCH' },
    { id: arn.replace('eu-west-1', 'eu-central-1'), code: 'REGION_MISMATCH' },
    { id: `${arn}\n`, code: 'REMEDIATION_INVALID' },
    { id: `${resourceId}' --force`, code: 'REMEDIATION_INVALID' },
    { id: arn.replace(/:(?:ecs|ecr|elasticfilesystem):/, ':iam:'), code: 'REMEDIATION_INVALID' },
  ])('fails without a call for $id', async ({ id, code }) => {
    const account = accountOf(scenario);

    const { failure } = await run(account, { ResourceId: id });

    expect(isGuardrailsError(failure) && failure.code).toBe(code);
    expect(account.actions).toEqual([]);
  });

  it('has a ResourceId that may be the id and the ARN, and nothing that breaks out of a payload', () => {
    const pattern = new RegExp(documentOf(check).parameters['ResourceId']?.allowedPattern ?? '');

    for (const id of [resourceId, arn, arn.replace('arn:aws:', 'arn:aws-us-gov:')]) expect(id).toMatch(pattern);
    for (const id of ['', '", "dryRun": "false', '{{ DryRun }}', '$(id)', `${resourceId}\nx`]) {
      expect(id).not.toMatch(pattern);
    }
  });
});
