import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigServiceClient, GetComplianceDetailsByConfigRuleCommand } from '@aws-sdk/client-config-service';
import {
  AutomationDefinitionNotFoundException,
  AutomationExecutionNotFoundException,
  GetAutomationExecutionCommand,
  InvalidAutomationExecutionParametersException,
  SSMClient,
  StartAutomationExecutionCommand,
  type AutomationExecution,
} from '@aws-sdk/client-ssm';
import { Sandbox } from '../../sandbox/sandbox';
import { compileBootstrap } from '../../scripts/demo/compile-bootstrap';
import { BUNDLES, PACK, TEMPLATE, WHERE } from './sandbox-stack/stand-in-stack';

let folder: string;
let sandbox: Sandbox;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-stack-'));
  for (const [name, source] of BUNDLES) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.js'), source);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  sandbox = await Sandbox.start({
    core: { template: TEMPLATE, where: WHERE, codeOf: (key) => join(folder, key) },
    packs: [{ name: 'pack', text: PACK }],
    bootstrap: compileBootstrap(folder),
    log: () => undefined,
  });
});

afterEach(async () => {
  await sandbox.stop();
});

function addClusters(...names: readonly string[]): void {
  for (const clusterName of names) {
    sandbox.ecs.clusters.push({ clusterName, clusterArn: sandbox.ecs.arn(`cluster/${clusterName}`) });
  }
}

function clientSettings() {
  const credentials = sandbox.operatorKeys('operator');
  return { endpoint: sandbox.endpoint, region: WHERE.region, credentials, maxAttempts: 1 };
}

describe('AWS Config in the sandbox', () => {
  it('asks the function about every resource, and shows its results to the SDK, page by page', async () => {
    addClusters('prod', 'dev', 'test');
    const client = new ConfigServiceClient(clientSettings());
    const ConfigRuleName = sandbox.pack.rules[0]?.name ?? '';

    const run = await sandbox.record();
    const first = await client.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName, Limit: 2 }));
    const { NextToken = '' } = first;
    const second = await client.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName, NextToken }));

    expect(run).toEqual({ invocations: 3, failed: [] });
    const results = [first, second].map(({ EvaluationResults }) => EvaluationResults ?? []);
    expect(results.map(({ length }) => length)).toEqual([2, 1]);
    expect(results[0]?.[0]).toMatchObject({
      ComplianceType: 'COMPLIANT',
      Annotation: 'cluster-insights',
      ResultRecordedTime: expect.any(Date),
      EvaluationResultIdentifier: {
        OrderingTimestamp: expect.any(Date),
        EvaluationResultQualifier: { ResourceType: 'AWS::ECS::Cluster', ResourceId: 'prod' },
      },
    });
  });

  it('asks again about what has changed only', async () => {
    addClusters('prod', 'dev');
    await sandbox.record();
    sandbox.ecs.clusters[0] = {
      ...sandbox.ecs.clusters[0],
      settings: [{ name: 'containerInsights', value: 'enabled' }],
    };

    const run = await sandbox.record();

    expect(run).toEqual({ invocations: 1, failed: [] });
  });

  it('tries an event three times, then hands it to the failure destination, and judges the rest', async () => {
    addClusters('broken', 'prod');

    const run = await sandbox.record();

    expect(run.failed).toMatchObject([{ resourceId: 'broken', errorMessage: 'cannot judge' }]);
    expect(sandbox.host.invocations).toBe(4);
    const [queue] = sandbox.core.queues.values();
    expect(queue?.messages).toHaveLength(1);
    expect(sandbox.gateway.log.count('config:PutEvaluations')).toBe(1);
  });

  it('lets a function do only what the role of the template allows', async () => {
    addClusters('greedy');

    const run = await sandbox.record();

    expect(run.failed).toMatchObject([{ resourceId: 'greedy', errorMessage: 'AccessDeniedException' }]);
    expect(sandbox.gateway.log.count('ecs:StopTask')).toBe(0);
  });
});

describe('SSM Automation in the sandbox', () => {
  async function runDocument(parameters: Record<string, string[]>): Promise<AutomationExecution> {
    const client = new SSMClient(clientSettings());
    const { AutomationExecutionId } = await client.send(
      new StartAutomationExecutionCommand({ DocumentName: 'fix-it', Parameters: parameters }),
    );
    for (;;) {
      const { AutomationExecution: execution } = await client.send(
        new GetAutomationExecutionCommand({ AutomationExecutionId }),
      );
      if (execution?.AutomationExecutionStatus !== 'InProgress') return execution ?? {};
    }
  }

  it('runs the steps in the name of the role that the document assumes', async () => {
    const execution = await runDocument({ ResourceId: ['payments'] });

    expect(execution).toMatchObject({
      AutomationExecutionStatus: 'Success',
      DocumentName: 'fix-it',
      ExecutionStartTime: expect.any(Date),
      Outputs: { 'Apply.Said': ['apply payments'] },
      StepExecutions: [
        { StepName: 'Plan', StepStatus: 'Success', Outputs: { Outcome: ['APPLY'] } },
        { StepName: 'Decide', Action: 'aws:branch', StepStatus: 'Success' },
        { StepName: 'Apply', StepStatus: 'Success' },
      ],
    });
    expect(sandbox.gateway.log.calls).toContainEqual(
      expect.objectContaining({ caller: 'automation', service: 'lambda', operation: 'Invoke' }),
    );
  });

  it.each([
    ['the function fails', { ResourceId: ['gone'] }, 'no such resource'],
    [
      'the role does not exist',
      { ResourceId: ['a'], Role: ['arn:aws:iam::111122223333:role/other'] },
      'no role arn:aws:iam::111122223333:role/other',
    ],
    [
      'the role may not invoke functions',
      { ResourceId: ['a'], Role: ['arn:aws:iam::111122223333:role/fix'] },
      'fix may not invoke functions',
    ],
  ])('fails, and says why, when %s', async (_what, parameters, why) => {
    const execution = await runDocument(parameters);

    expect(execution.AutomationExecutionStatus).toBe('Failed');
    expect(execution.FailureMessage).toContain(why);
  });

  it('refuses what the SDK knows as errors of Automation', async () => {
    const client = new SSMClient(clientSettings());
    const start = (DocumentName: string, Parameters: Record<string, string[]>) =>
      client.send(new StartAutomationExecutionCommand({ DocumentName, Parameters }));

    const [unknown, incomplete, lost] = await Promise.allSettled([
      start('other', {}),
      start('fix-it', {}),
      client.send(new GetAutomationExecutionCommand({ AutomationExecutionId: '6b1bde52-0d3f-4a4f-8a3e-0d6f8f3d5a11' })),
    ]);

    expect(unknown).toMatchObject({ reason: expect.any(AutomationDefinitionNotFoundException) });
    expect(incomplete).toMatchObject({ reason: expect.any(InvalidAutomationExecutionParametersException) });
    expect(lost).toMatchObject({ reason: expect.any(AutomationExecutionNotFoundException) });
  });
});

describe('Lambda in the sandbox', () => {
  function invoke(name: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
    const { accessKeyId } = sandbox.operatorKeys('operator');
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260504/eu-west-1/lambda/aws4_request, Signature=0`;
    return fetch(`${sandbox.endpoint}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, {
      method: 'POST',
      body,
      headers: { authorization, ...headers },
    });
  }

  it.each(['fix', 'arn:aws:lambda:eu-west-1:111122223333:function:fix'])('invokes %s', async (name) => {
    const answer = await invoke(name, '{"step":"plan","resourceId":"a"}');

    expect(answer.status).toBe(200);
    expect(answer.headers.has('x-amz-function-error')).toBe(false);
    expect(await answer.json()).toEqual({ outcome: 'APPLY', said: 'plan a' });
  });

  it('says in a header that the function failed', async () => {
    const answer = await invoke('fix', '{"step":"plan","resourceId":"gone"}');

    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await answer.json()).toEqual({ errorType: 'Error', errorMessage: 'no such resource' });
  });

  it.each([
    ['a function that is not there', 'other', '{}', {}, 404, 'ResourceNotFoundException'],
    ['a payload that is not JSON', 'fix', '{', {}, 400, 'SerializationException'],
    [
      'an asynchronous invocation',
      'fix',
      '{}',
      { 'x-amz-invocation-type': 'Event' },
      400,
      'InvalidParameterValueException',
    ],
  ])('refuses %s', async (_what, name, body, headers, status, code) => {
    const answer = await invoke(name, body, headers);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-amzn-errortype')).toBe(code);
  });
});

describe('a sandbox that cannot be', () => {
  it('frees its port when the template is refused', async () => {
    const start = Sandbox.start({
      core: { template: { Resources: [] }, where: WHERE, codeOf: (key) => key },
      packs: [{ name: 'pack', text: PACK }],
      bootstrap: '',
      log: () => undefined,
    });

    await expect(start).rejects.toThrow('Not a template');
  });

  it('has no parameter that its template does not have', () => {
    const update = () => {
      sandbox.update({ StopperMode: 'enforce' });
    };

    expect(update).toThrow('StopperMode=enforce');
  });
});
