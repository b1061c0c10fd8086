import { readAutomationDocument } from '../../../../sandbox/automation/automation-document';
import { runAutomation } from '../../../../sandbox/automation/run-automation';
import type { StepPorts } from '../../../../sandbox/automation/run-step';
import { member, type Json } from '../../../../sandbox/json';

const PLAN = {
  name: 'Plan',
  action: 'aws:invokeLambdaFunction',
  inputs: { FunctionName: 'fix', InputPayload: { step: 'plan', resourceId: '{{ ResourceId }}' } },
  outputs: [{ Name: 'Outcome', Selector: '$.Payload.outcome', Type: 'String' }],
};

const DECIDE = {
  name: 'Decide',
  action: 'aws:branch',
  inputs: { Choices: [{ NextStep: 'Apply', Variable: '{{ Plan.Outcome }}', StringEquals: 'APPLY' }] },
  isEnd: true,
};

const APPLY = {
  name: 'Apply',
  action: 'aws:invokeLambdaFunction',
  inputs: { FunctionName: 'fix', InputPayload: { step: 'apply' } },
  isEnd: true,
};

function documentOf(...mainSteps: readonly object[]) {
  return readAutomationDocument('fix-it', {
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    mainSteps,
    outputs: ['Plan.Outcome', 'Apply.Outcome'],
  });
}

/** A function that answers by step; an `Error` stands for a failed invocation. */
function functionThat(answers: Readonly<Record<string, Json | Error>>) {
  const payloads: Json[] = [];
  const invoke: StepPorts['invoke'] = (_name, payload) => {
    payloads.push(payload);
    const step = member(payload, 'step');
    const answer = answers[typeof step === 'string' ? step : ''] ?? null;
    return Promise.resolve(
      answer instanceof Error
        ? { payload: { errorMessage: answer.message }, functionError: 'Unhandled' }
        : { payload: answer, functionError: null },
    );
  };
  return { payloads, invoke };
}

const PARAMETERS = new Map([['ResourceId', 'payments']]);

describe('runAutomation', () => {
  it('goes where the branch points, with parameters put into the payload', async () => {
    const fn = functionThat({ plan: { outcome: 'APPLY' }, apply: {} });

    const result = await runAutomation(documentOf(PLAN, DECIDE, APPLY), PARAMETERS, fn);

    expect(result).toMatchObject({ status: 'Success', failure: null });
    expect(result.steps.map(({ name }) => name)).toEqual(['Plan', 'Decide', 'Apply']);
    expect(fn.payloads).toEqual([{ step: 'plan', resourceId: 'payments' }, { step: 'apply' }]);
  });

  it('ends as a success when a branch that is an end matches nothing', async () => {
    const fn = functionThat({ plan: { outcome: 'DRY_RUN' } });

    const result = await runAutomation(documentOf(PLAN, DECIDE, APPLY), PARAMETERS, fn);

    expect(result.status).toBe('Success');
    expect(result.steps.map(({ name }) => name)).toEqual(['Plan', 'Decide']);
    expect([...result.outputs]).toEqual([['Plan.Outcome', 'DRY_RUN']]);
  });

  it('takes the default of a branch that matches nothing', async () => {
    const branch = { ...DECIDE, inputs: { ...DECIDE.inputs, Default: 'Apply' } };
    const fn = functionThat({ plan: { outcome: 'OTHER' }, apply: {} });

    const result = await runAutomation(documentOf(PLAN, branch, APPLY), PARAMETERS, fn);

    expect(result.steps.map(({ name }) => name)).toEqual(['Plan', 'Decide', 'Apply']);
  });

  it('fails the step, after its attempts, when the function fails', async () => {
    const fn = functionThat({ plan: new Error('not today') });

    const result = await runAutomation(documentOf({ ...PLAN, maxAttempts: 3 }, APPLY), PARAMETERS, fn);

    expect(result.status).toBe('Failed');
    expect(result.failure).toContain('not today');
    expect(result.steps).toMatchObject([{ name: 'Plan', status: 'Failed', attempts: 3 }]);
    expect(fn.payloads).toHaveLength(3);
  });

  it.each([
    ['Continue', ['Plan', 'Apply']],
    ['step:Apply', ['Plan', 'Apply']],
    ['Abort', ['Plan']],
  ])('follows onFailure %s and fails as a whole', async (onFailure, reached) => {
    const fn = functionThat({ plan: new Error('no'), apply: {} });

    const result = await runAutomation(documentOf({ ...PLAN, onFailure }, APPLY), PARAMETERS, fn);

    expect(result.status).toBe('Failed');
    expect(result.steps.map(({ name }) => name)).toEqual(reached);
  });

  it.each([
    ['an action it does not know', { name: 'Wait', action: 'aws:sleep', inputs: {} }, 'aws:sleep is not simulated'],
    [
      'an approval, which nobody gives',
      { name: 'Approve', action: 'aws:approve', inputs: { Approvers: 'somebody' } },
      'Nobody approves in the sandbox',
    ],
    [
      'a comparison it does not know',
      { ...DECIDE, inputs: { Choices: [{ NextStep: 'A', Variable: 'x', Contains: 'x' }] } },
      'not simulated',
    ],
    [
      'a selector that selects nothing',
      { ...PLAN, outputs: [{ Name: 'X', Selector: '$.Payload.gone', Type: 'String' }] },
      'selects no text',
    ],
    [
      'a selector of another form',
      { ...PLAN, outputs: [{ Name: 'X', Selector: '$.StatusCode', Type: 'String' }] },
      'not simulated',
    ],
    [
      'a reference without a value',
      { ...PLAN, inputs: { FunctionName: '{{ Nobody }}', InputPayload: {} } },
      '{{ Nobody }}',
    ],
    ['a next step that is not there', { ...PLAN, nextStep: 'Gone' }, 'not there'],
  ])('fails at %s', async (_what, step, why) => {
    const fn = functionThat({ plan: { outcome: 'APPLY' } });

    const result = await runAutomation(documentOf(step), PARAMETERS, fn);

    expect(result.status).toBe('Failed');
    expect(result.failure).toContain(why);
  });

  it('ends a circle of steps', async () => {
    const fn = functionThat({ plan: { outcome: 'APPLY' } });

    const result = await runAutomation(documentOf({ ...PLAN, nextStep: 'Plan' }), PARAMETERS, fn);

    expect(result).toMatchObject({ status: 'Failed', failure: 'more than 100 steps ran' });
  });

  it('does not read what an output brings along as a reference', async () => {
    const echo = {
      ...APPLY,
      inputs: { FunctionName: 'fix', InputPayload: { step: 'apply', said: '{{ Plan.Outcome }}' } },
    };
    const fn = functionThat({ plan: { outcome: '{{ ResourceId }}' }, apply: {} });

    await runAutomation(documentOf(PLAN, echo), PARAMETERS, fn);

    expect(fn.payloads.at(-1)).toEqual({ step: 'apply', said: '{{ ResourceId }}' });
  });
});
