import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type * as Sdk from '@aws-sdk/client-config-service';

import { exemptionsFile } from '../../../core/exemptions/deployed-exemptions';
import type * as Handler from '../../../rules/handler';
import { isJsonObject } from '../../../core/subject/json';
import { makeExemption } from '../../support/exemptions';
import { configRuleEvent } from '../../support/config-rule-event';
import { stubClient } from '../../support/aws';

const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules',
  getRemainingTimeInMillis: () => 30_000,
};

/** A function that has just been started with these settings, and what it sends and writes. */
function coldStart(settings: Readonly<Record<string, string>> = {}, unanswered = 0) {
  jest.resetModules();
  Object.assign(process.env, { AWS_REGION: 'eu-west-1', ...settings });
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  }
  const inputs: Sdk.PutEvaluationsCommandInput[] = [];
  const sdk = jest.requireActual<typeof Sdk>('@aws-sdk/client-config-service');
  stubClient(sdk.ConfigServiceClient)
    .on(sdk.PutEvaluationsCommand)
    .callsFake((input: Sdk.PutEvaluationsCommandInput) => {
      inputs.push(input);
      if (inputs.length <= unanswered) throw Object.assign(new Error('slow down'), { name: 'TimeoutError' });
      return {};
    });
  const { handler } = jest.requireActual<typeof Handler>('../../../rules/handler');
  return { handler, inputs, lines };
}

/** What was logged, and what was counted, which is written beside it. */
function written(lines: readonly string[]) {
  const parsed = lines.map((line): unknown => JSON.parse(line));
  const isMetrics = (line: unknown) => isJsonObject(line) && '_aws' in line;
  return { logged: parsed.filter((line) => !isMetrics(line)), counted: parsed.filter(isMetrics) };
}

afterEach(() => {
  jest.restoreAllMocks();
  delete process.env['ECS_GUARDRAILS_ON_ERROR'];
  delete process.env['ECS_GUARDRAILS_EXEMPTIONS'];
});

describe('the rules function', () => {
  it('judges an event by the packaged policy and puts one evaluation', async () => {
    const { handler, inputs, lines } = coldStart();

    await handler(configRuleEvent(), CONTEXT);

    expect(inputs).toMatchObject([
      {
        ResultToken: 'token-1',
        Evaluations: [
          {
            ComplianceResourceType: 'AWS::ECS::TaskDefinition',
            ComplianceResourceId: 'payments-api',
            ComplianceType: 'NON_COMPLIANT',
            OrderingTimestamp: new Date('2026-05-04T09:12:41.118Z'),
          },
        ],
      },
    ]);
    expect(inputs[0]?.Evaluations?.[0]?.Annotation).toMatch(/^\/ContainerDefinitions\/0\/Privileged: .*"app"/);
    expect(written(lines).logged).toMatchObject([
      { level: 'INFO', service: 'ecs-guardrails-rules', function_request_id: 'request-1', compliance: 'NON_COMPLIANT' },
    ]);
    expect(written(lines).counted).toMatchObject([{ ResultsDelivered: 1 }]);
    expect(lines.join('')).not.toContain('canary');
  });

  it('D1: waits and tries again when AWS Config does not answer in time', async () => {
    const { handler, inputs } = coldStart({}, 1);

    await handler(configRuleEvent(), CONTEXT);

    expect(inputs).toHaveLength(2);
    expect(inputs[1]).toEqual(inputs[0]);
  });

  it('throws what it could not evaluate, after one error line', async () => {
    const { handler, inputs, lines } = coldStart();

    const run = handler(configRuleEvent({ configuration: null }), CONTEXT);

    await expect(run).rejects.toMatchObject({ name: 'GuardrailsError', code: 'CONFIGURATION_MISSING' });
    expect(inputs).toEqual([]);
    expect(written(lines).logged).toMatchObject([
      { level: 'ERROR', code: 'CONFIGURATION_MISSING', resourceId: 'payments-api' },
    ]);
  });

  it('reports NON_COMPLIANT with the code where ECS_GUARDRAILS_ON_ERROR says so', async () => {
    const { handler, inputs } = coldStart({ ECS_GUARDRAILS_ON_ERROR: 'noncompliant' });

    await handler(configRuleEvent({ configuration: null }), CONTEXT);

    expect(inputs[0]?.Evaluations).toMatchObject([
      { ComplianceType: 'NON_COMPLIANT', Annotation: 'EVALUATION_ERROR CONFIGURATION_MISSING' },
    ]);
  });

  it('takes an unknown ECS_GUARDRAILS_ON_ERROR for fail, and writes an error at the start', async () => {
    const { handler, inputs, lines } = coldStart({ ECS_GUARDRAILS_ON_ERROR: 'canary' });

    const run = handler(configRuleEvent({ configuration: null }), CONTEXT);

    await expect(run).rejects.toMatchObject({ code: 'CONFIGURATION_MISSING' });
    expect(inputs).toEqual([]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'ERROR', code: 'SETTINGS_INVALID' });
    expect(lines.join('')).not.toContain('canary');
  });

  it('reports NOT_APPLICABLE with the exemption that the function was deployed with', async () => {
    const exemption = makeExemption({ match: { by: 'family', value: 'payments-api' }, expires: '9999-12-31' });
    const { name, text } = exemptionsFile([exemption]);
    const path = join(mkdtempSync(join(tmpdir(), 'ecs-guardrails-exempt-')), name);
    writeFileSync(path, text);
    const { handler, inputs, lines } = coldStart({ ECS_GUARDRAILS_EXEMPTIONS: path });

    await handler(configRuleEvent(), CONTEXT);

    expect(inputs[0]?.Evaluations).toMatchObject([
      {
        ComplianceType: 'NOT_APPLICABLE',
        Annotation: expect.stringMatching(/^EXEMPT payments-privileged until 9999-12-31: /),
      },
    ]);
    expect(written(lines).logged).toMatchObject([
      { exemptions: 'payments-privileged' },
      { compliance: 'NOT_APPLICABLE' },
    ]);
    expect(written(lines).counted).toMatchObject([{ ResultsExempt: 1 }]);
  });

  it('A6: judges without exemptions that cannot be read, and says so', async () => {
    const { handler, inputs, lines } = coldStart({ ECS_GUARDRAILS_EXEMPTIONS: '/nowhere/exemptions-0.json' });

    await handler(configRuleEvent(), CONTEXT);

    expect(inputs[0]?.Evaluations).toMatchObject([{ ComplianceType: 'NON_COMPLIANT' }]);
    expect(written(lines).logged).toMatchObject([{ level: 'ERROR', code: 'EXEMPTIONS_UNREADABLE' }, { level: 'INFO' }]);
    expect(written(lines).counted).toMatchObject([{ ExemptionsUnreadable: 1 }]);
  });

  it("A1: refuses the event of another account by the function's own ARN", async () => {
    const { handler, inputs } = coldStart();
    const invokedFunctionArn = 'arn:aws:lambda:eu-west-1:222233334444:function:ecs-guardrails-rules';

    const run = handler(configRuleEvent(), { ...CONTEXT, invokedFunctionArn });

    await expect(run).rejects.toMatchObject({ code: 'ACCOUNT_MISMATCH' });
    expect(inputs).toEqual([]);
  });
});
