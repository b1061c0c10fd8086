import { GuardrailsError } from '../../../core/errors';
import type { Policy } from '../../../core/policy/policy';
import type { RawObject } from '../../../core/subject/raw';
import { loadPackagedPolicy } from '../../../adapters/files/packaged-policy';
import type { EvaluatorPorts } from '../../../rules/evaluate-event';
import { asksForGuidance, guidance } from '../../../rules/guidance';
import { evaluatorPorts, NO_ITEMS } from '../../support/evaluator-ports';
import { exemptionsHere, makeExemption } from '../../support/exemptions';
import { failureOf } from '../../support/failure-of';
import { failing, policyAnswering } from '../stopper/support/fake-policy';

const packaged = loadPackagedPolicy();

const ITEM = {
  configurationItemVersion: '1.3',
  configurationItemCaptureTime: '2026-05-04T09:12:41.118Z',
  configurationItemStatus: 'OK',
  awsAccountId: '111122223333',
  awsRegion: 'eu-west-1',
  resourceType: 'AWS::ECS::TaskDefinition',
  resourceId: 'payments-api',
  ARN: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
  configuration: {
    Family: 'payments-api',
    TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
    Status: 'ACTIVE',
    ContainerDefinitions: [{ Name: 'app', Image: 'evil.io/app:1' }],
  },
};

/** Asks about the task definition, of which these items are recorded. */
function ask(check: string, settings: Partial<EvaluatorPorts> = {}, policy: Policy = packaged, parameters = '{}') {
  const items = { ...NO_ITEMS, newest: () => Promise.resolve<RawObject[]>([ITEM]) };
  return guidance(
    { guide: check, resourceId: 'payments-api', parameters },
    evaluatorPorts(policy, { items, ...settings }),
  );
}

describe('guidance', () => {
  it('says what fails, where, and what to do', async () => {
    const given = await ask('ecs-taskdef-registry-approved');

    expect(given).toMatchObject({
      check: 'ecs-taskdef-registry-approved',
      resourceId: 'payments-api',
      outcome: 'NON_COMPLIANT',
      policyDigest: packaged.digest,
    });
    expect(given.description).toMatch(
      /^\/ContainerDefinitions\/0\/Image: .*evil\.io.* What to do: Mirror the image into your own registry/,
    );
  });

  it("goes by the rule's parameters", async () => {
    const given = await ask('ecs-taskdef-registry-approved', {}, packaged, '{"registries":"evil.io"}');

    expect(given).toMatchObject({ outcome: 'COMPLIANT', description: expect.stringContaining('nothing to do') });
  });

  it('says that a check does not apply', async () => {
    const given = await ask('ecs-taskdef-windows-non-admin-user');

    expect(given).toMatchObject({ outcome: 'NOT_APPLICABLE', description: expect.stringContaining('does not apply') });
  });

  it('says what is not known, and names the permission of a look-up that failed', async () => {
    const denied = new GuardrailsError('AWS_CALL_FAILED', 'guardduty:ListDetectors was denied.');
    const lookUps = { detector: () => Promise.reject(denied) };

    const given = await ask('ecs-guardduty-runtime-monitoring', { lookUps });

    expect(given).toMatchObject({
      outcome: 'UNKNOWN',
      description: expect.stringMatching(/^Not known: the look-up .* guardduty:ListDetectors was denied\.$/),
    });
  });

  it('tells ten places, and how many more there are', async () => {
    const violations = Array.from({ length: 12 }, (_, index) => ({ path: ['Volumes', index], message: 'No.' }));
    const policy = policyAnswering((check) => ({ check, outcome: 'NON_COMPLIANT', violations, unknowns: [] }));

    const given = await ask('ecs-taskdef-registry-approved', {}, policy);

    expect(given.description.match(/No\./g)).toHaveLength(10);
    expect(given.description).toContain('/Volumes/9: No. And 2 more. What to do:');
  });

  it('names the error of a check that could not be evaluated', async () => {
    const given = await ask('ecs-taskdef-registry-approved', {}, policyAnswering(failing));

    expect(given).toMatchObject({ outcome: 'ERROR', description: 'Judging it failed with EVALUATION_ABORTED.' });
  });

  it('fails where the policy gives no answer', async () => {
    const failure = await failureOf(
      ask(
        'ecs-taskdef-registry-approved',
        {},
        policyAnswering(() => undefined),
      ),
    );

    expect(failure.code).toBe('RESULT_INCOMPLETE');
  });

  it('knows nothing of a resource that is not recorded', async () => {
    const given = await ask('ecs-taskdef-registry-approved', { items: NO_ITEMS });

    expect(given).toMatchObject({ outcome: 'NOT_FOUND', description: expect.stringContaining('not recorded') });
  });

  it('asks for the account where the check is about it', async () => {
    const newest = jest.fn();

    const given = await ask('ecs-guardduty-runtime-monitoring', { items: { ...NO_ITEMS, newest } });

    expect(given.outcome).toBe('UNKNOWN');
    expect(newest).not.toHaveBeenCalled();
  });

  it('names the exemption where every violation has one', async () => {
    const exemption = makeExemption({ checks: ['ecs-taskdef-registry-approved'] });

    const given = await ask('ecs-taskdef-registry-approved', { exemptions: exemptionsHere([exemption]) });

    expect(given).toMatchObject({
      outcome: 'EXEMPT',
      description: expect.stringMatching(/^EXEMPT payments-privileged/),
    });
  });

  it.each([
    ['no check', { guide: '', resourceId: 'a', parameters: '{}' }, 'EVENT_INVALID', 'event.guide'],
    ['parameters that are no JSON', { guide: 'a', resourceId: 'a', parameters: '{' }, 'EVENT_INVALID', 'parameters'],
    ['a check that does not exist', { guide: 'ecs-x', resourceId: 'a', parameters: '{}' }, 'CHECK_UNKNOWN', 'ecs-x'],
    ['no resource', { guide: 'ecs-x', parameters: '{}' }, 'EVENT_INVALID', 'event.resourceId'],
  ])('refuses %s, and logs it once', async (_, event, code, says) => {
    const lines: string[] = [];
    const ignore = () => undefined;
    const log = { info: ignore, warn: ignore, error: (message: string) => lines.push(message) };

    const failure = await failureOf(guidance(event, evaluatorPorts(packaged, { log })));

    expect(failure).toMatchObject({ code, message: expect.stringContaining(says) });
    expect(lines).toEqual([failure.message]);
  });
});

describe('asksForGuidance', () => {
  it.each([
    [{ guide: {} }, true],
    [{ invokingEvent: '{}' }, false],
    [null, false],
    ['guide', false],
    [Object.create({ guide: {} }), false],
  ])('%j: %s', (event, expected) => {
    expect(asksForGuidance(event)).toBe(expected);
  });
});
