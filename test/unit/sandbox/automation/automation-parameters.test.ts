import { readAutomationDocument } from '../../../../sandbox/automation/automation-document';
import { automationParameters } from '../../../../sandbox/automation/automation-parameters';

const DOCUMENT = readAutomationDocument('fix-it', {
  schemaVersion: '0.3',
  assumeRole: '{{ AutomationAssumeRole }}',
  parameters: {
    ResourceId: { type: 'String', allowedPattern: '^[a-z]+$' },
    DryRun: { type: 'String', allowedValues: ['true', 'false'], default: 'false' },
  },
  mainSteps: [{ name: 'Plan', action: 'aws:branch', inputs: {} }],
});

describe('automationParameters', () => {
  it('takes what is given and the defaults for the rest', () => {
    const values = automationParameters(DOCUMENT, new Map([['ResourceId', ['payments']]]));

    expect(Object.fromEntries(values)).toEqual({ ResourceId: 'payments', DryRun: 'false' });
  });

  it.each([
    ['a missing parameter', {}, 'ResourceId is required'],
    ['an unknown parameter', { ResourceId: ['a'], Resourceid: ['a'] }, 'no parameter Resourceid'],
    ['more than one value', { ResourceId: ['a', 'b'] }, 'takes one value'],
    ['a value that is not allowed', { ResourceId: ['a'], DryRun: ['TRUE'] }, 'one of true, false'],
    ['a value outside the pattern', { ResourceId: ['A B'] }, 'does not match'],
  ])('refuses %s', (_what, given, why) => {
    const parse = () => automationParameters(DOCUMENT, new Map(Object.entries(given)));

    expect(parse).toThrow(why);
    expect(parse).toThrow(expect.objectContaining({ code: 'InvalidAutomationExecutionParametersException' }));
  });
});

describe('a list of texts', () => {
  const document = readAutomationDocument('move-it', {
    schemaVersion: '0.3',
    assumeRole: 'x',
    parameters: { Approvers: { type: 'StringList' } },
    mainSteps: [{ name: 'Plan', action: 'aws:branch', inputs: {} }],
  });

  it('stands for all of its members', () => {
    const values = automationParameters(document, new Map([['Approvers', ['a', 'b']]]));

    expect(Object.fromEntries(values)).toEqual({ Approvers: 'a,b' });
  });

  it('must be given', () => {
    expect(() => automationParameters(document, new Map())).toThrow('Approvers is required');
  });
});

describe('readAutomationDocument', () => {
  it.each([
    ['another schema version', { schemaVersion: '2.2', mainSteps: [] }],
    [
      'a step setting that would have to be ignored',
      {
        schemaVersion: '0.3',
        assumeRole: 'x',
        mainSteps: [{ name: 'a', action: 'aws:branch', inputs: {}, isCritical: false }],
      },
    ],
    ['something that is no document', null],
  ])('refuses %s by the name of the document', (_what, content) => {
    const read = () => readAutomationDocument('fix-it', content);

    expect(read).toThrow('Document fix-it');
  });
});
