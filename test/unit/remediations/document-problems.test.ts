import { documentProblems } from './document-problems';

const CONTEXT = { functionName: 'ecs-guardrails-remediation', answerFields: ['outcome'] };

const RESOURCE_ID = { type: 'String', description: 'The resource.', allowedPattern: '^[a-z]+$' };

const PLAN = {
  name: 'Plan',
  description: 'Plan it.',
  action: 'aws:invokeLambdaFunction',
  timeoutSeconds: 120,
  maxAttempts: 3,
  onFailure: 'Abort',
  inputs: { FunctionName: 'ecs-guardrails-remediation', InputPayload: { resourceId: '{{ ResourceId }}' } },
  outputs: [{ Name: 'Outcome', Selector: '$.Payload.outcome', Type: 'String' }],
  nextStep: 'Decide',
};

const DECIDE = {
  name: 'Decide',
  description: 'Go on or not.',
  action: 'aws:branch',
  onFailure: 'Abort',
  inputs: { Choices: [{ NextStep: 'Apply', Variable: '{{ Plan.Outcome }}', StringEquals: 'APPLY' }] },
  isEnd: true,
};

const { nextStep, ...LAST } = { ...PLAN, name: 'Apply', isEnd: true };

const SOUND = {
  schemaVersion: '0.3',
  description: 'Corrects something.',
  assumeRole: '{{ AutomationAssumeRole }}',
  parameters: { ResourceId: RESOURCE_ID, AutomationAssumeRole: { ...RESOURCE_ID, description: 'The role.' } },
  mainSteps: [PLAN, DECIDE, LAST],
  outputs: ['Plan.Outcome', 'Apply.Outcome'],
};

describe('documentProblems', () => {
  it('finds nothing in a sound document', () => {
    const problems = documentProblems(SOUND, CONTEXT);

    expect(nextStep).toBe('Decide');
    expect(problems).toEqual([]);
  });

  it.each([
    { case: 'another schema', document: { ...SOUND, schemaVersion: '2.2' }, says: 'schemaVersion' },
    {
      case: 'a role that is not the parameter',
      document: { ...SOUND, assumeRole: 'arn:aws:iam::1:role/x' },
      says: 'assumeRole',
    },
    {
      case: 'an unknown action',
      document: { ...SOUND, mainSteps: [{ ...LAST, action: 'aws:sleep' }] },
      says: 'mainSteps.0.action',
    },
    { case: 'a misspelt key', document: { ...SOUND, mainSteps: [{ ...LAST, isend: true }] }, says: 'isend' },
    {
      case: 'a step name with a dash',
      document: { ...SOUND, mainSteps: [{ ...LAST, name: 'do-it' }] },
      says: 'mainSteps.0.name',
    },
    {
      case: 'a step that goes on after failing',
      document: { ...SOUND, mainSteps: [{ ...LAST, onFailure: 'Continue' }] },
      says: 'onFailure',
    },
    {
      case: 'a time that Automation does not grant',
      document: { ...SOUND, mainSteps: [{ ...LAST, timeoutSeconds: 301 }] },
      says: 'timeoutSeconds',
    },
    {
      case: 'a boolean in the payload',
      document: { ...SOUND, mainSteps: [{ ...LAST, inputs: { ...LAST.inputs, InputPayload: { dryRun: false } } }] },
      says: 'dryRun',
    },
    { case: 'a missing step', document: { ...SOUND, mainSteps: [PLAN, DECIDE] }, says: 'Decide: no step Apply' },
    {
      case: 'a missing next step',
      document: { ...SOUND, mainSteps: [{ ...PLAN, nextStep: 'Dcide' }, DECIDE, LAST] },
      says: 'Plan: no step Dcide',
    },
    {
      case: 'a missing default step',
      document: {
        ...SOUND,
        mainSteps: [PLAN, { ...DECIDE, isEnd: undefined, inputs: { ...DECIDE.inputs, Default: 'End' } }, LAST],
      },
      says: 'Decide: no step End',
    },
    {
      case: 'a step that is never reached',
      document: { ...SOUND, mainSteps: [LAST, PLAN, DECIDE] },
      says: 'Plan: never reached',
    },
    {
      case: 'two steps of one name',
      document: { ...SOUND, mainSteps: [PLAN, DECIDE, LAST, LAST] },
      says: 'two steps have one name',
    },
    {
      case: 'a branch that falls through',
      document: { ...SOUND, mainSteps: [PLAN, { ...DECIDE, isEnd: undefined }, LAST] },
      says: 'Decide: neither the end',
    },
    {
      case: 'an end that goes on',
      document: { ...SOUND, mainSteps: [{ ...PLAN, isEnd: true }, DECIDE, LAST] },
      says: 'Plan: neither the end',
    },
    {
      case: 'an undeclared parameter',
      document: { ...SOUND, parameters: { AutomationAssumeRole: RESOURCE_ID } },
      says: '{{ ResourceId }} is not declared',
    },
    {
      case: 'no parameter for the role',
      document: { ...SOUND, parameters: { ResourceId: RESOURCE_ID } },
      says: '{{ AutomationAssumeRole }} is not declared',
    },
    {
      case: 'an undeclared output in a branch',
      document: { ...SOUND, mainSteps: [{ ...PLAN, outputs: [] }, DECIDE, LAST], outputs: [] },
      says: '{{ Plan.Outcome }} is not declared',
    },
    {
      case: 'an undeclared output',
      document: { ...SOUND, outputs: ['Plan.Undo'] },
      says: 'output Plan.Undo is not declared',
    },
    {
      case: 'a selector of nothing',
      document: {
        ...SOUND,
        mainSteps: [
          PLAN,
          DECIDE,
          { ...LAST, outputs: [{ Name: 'Outcome', Selector: '$.Payload.outcme', Type: 'String' }] },
        ],
      },
      says: 'nothing is answered at $.Payload.outcme',
    },
    {
      case: 'another function',
      document: { ...SOUND, mainSteps: [PLAN, DECIDE, { ...LAST, inputs: { ...LAST.inputs, FunctionName: 'other' } }] },
      says: 'Apply: invokes other',
    },
    {
      case: 'a parameter that takes any text',
      document: { ...SOUND, parameters: { ...SOUND.parameters, Note: { type: 'String', description: 'Any.' } } },
      says: 'Note: takes any text',
    },
    {
      case: 'a default against the pattern',
      document: { ...SOUND, parameters: { ...SOUND.parameters, Note: { ...RESOURCE_ID, default: '1' } } },
      says: 'Note: refuses its own default',
    },
    {
      case: 'a default that is not allowed',
      document: {
        ...SOUND,
        parameters: {
          ...SOUND.parameters,
          Note: { type: 'String', description: 'One.', allowedValues: ['a'], default: 'b' },
        },
      },
      says: 'Note: refuses its own default',
    },
  ])('finds $case', ({ document, says }) => {
    const problems = documentProblems(document, CONTEXT);

    expect(problems.join('\n')).toContain(says);
  });
});
