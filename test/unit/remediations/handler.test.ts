import { DescribeRepositoriesCommand, ECRClient, PutImageTagMutabilityCommand } from '@aws-sdk/client-ecr';
import { DescribeTaskDefinitionCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import type { Context } from 'aws-lambda';

import type * as Handler from '../../../remediations/handler';
import { handler } from '../../../remediations/handler';
import { stubClient } from '../../support/aws';
import { failureOf } from '../../support/failure-of';

const EVENT = {
  step: 'plan',
  check: 'ecr-repository-tags-immutable',
  resourceId: 'payments',
  dryRun: 'false',
  parameters: '{}',
};

const CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'ecs-guardrails-remediation',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-remediation',
  memoryLimitInMB: '256',
  awsRequestId: 'b1f6c0de-0000-4000-8000-000000000001',
  logGroupName: '/aws/lambda/ecs-guardrails-remediation',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 60_000,
  /* eslint-disable @typescript-eslint/no-deprecated -- the type of a context still has them */
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
  /* eslint-enable @typescript-eslint/no-deprecated */
};

describe('handler', () => {
  const ecr = stubClient(ECRClient);
  const lines: string[] = [];

  beforeEach(() => {
    ecr.reset();
    lines.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
    }
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(() => {
    ecr.restore();
  });

  function repositoryIs(imageTagMutability: 'MUTABLE' | 'IMMUTABLE'): void {
    const repositoryArn = 'arn:aws:ecr:eu-west-1:111122223333:repository/payments';
    ecr
      .on(DescribeRepositoriesCommand)
      .resolves({ repositories: [{ repositoryArn, repositoryName: 'payments', imageTagMutability }] });
  }

  it('plans with the packaged policy and logs what it answers', async () => {
    repositoryIs('MUTABLE');

    const result = await handler(EVENT, CONTEXT);

    expect(result).toMatchObject({ step: 'plan', outcome: 'APPLY', from: 'MUTABLE', to: 'IMMUTABLE' });
    expect(result.policyDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(ecr.commandCalls(PutImageTagMutabilityCommand)).toHaveLength(0);
    expect(lines.join('')).toContain('"outcome":"APPLY"');
  });

  it('applies', async () => {
    repositoryIs('MUTABLE');
    ecr.on(PutImageTagMutabilityCommand).resolves({});

    const result = await handler({ ...EVENT, step: 'apply' }, CONTEXT);

    expect(result.outcome).toBe('APPLIED');
    expect(ecr.commandCalls(PutImageTagMutabilityCommand).map(({ args }) => args[0].input)).toEqual([
      { repositoryName: 'payments', imageTagMutability: 'IMMUTABLE' },
    ]);
  });

  it('A6: changes nothing while its exemptions cannot be read', async () => {
    repositoryIs('MUTABLE');
    process.env['ECS_GUARDRAILS_EXEMPTIONS'] = '/nowhere/exemptions-0.json';
    jest.resetModules();
    const started = jest.requireActual<typeof Handler>('../../../remediations/handler');
    delete process.env['ECS_GUARDRAILS_EXEMPTIONS'];

    const run = started.handler({ ...EVENT, step: 'apply' }, CONTEXT);

    await expect(run).rejects.toMatchObject({ name: 'GuardrailsError', code: 'EXEMPTIONS_UNREADABLE' });
    expect(lines.join('')).toContain('"code":"EXEMPTIONS_UNREADABLE"');
  });

  it('plans a move of services', async () => {
    const ecs = stubClient(ECSClient);
    const taskDefinitionArn = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:2';
    const taskDefinition = { taskDefinitionArn, family: 'web', revision: 2, status: 'ACTIVE' as const };
    ecs.on(DescribeTaskDefinitionCommand).resolves({ taskDefinition });
    ecs.on(ListClustersCommand).resolves({ clusterArns: [] });

    const event = { document: 'move-services', step: 'plan', resourceId: 'web', dryRun: 'false', toRevision: 'newest' };
    const result = await handler(event, CONTEXT);
    ecs.restore();

    expect(result).toMatchObject({ outcome: 'SKIP_ALREADY_COMPLIANT', services: '' });
    expect(result.description).toBe('web:2: No service runs an older revision.');
  });

  it('throws, and logs the code, when the change cannot be verified', async () => {
    repositoryIs('MUTABLE');

    const failure = await failureOf(handler({ ...EVENT, step: 'verify' }, CONTEXT));

    expect(failure.code).toBe('REMEDIATION_UNVERIFIED');
    expect(lines.join('')).toContain('"code":"REMEDIATION_UNVERIFIED"');
  });

  it.each([undefined, null, '', [], { step: 'plan' }, { ...EVENT, dryRun: 'nope' }])(
    'refuses the event %j without a call',
    async (event) => {
      const failure = await failureOf(handler(event, CONTEXT));

      expect(failure.code).toBe('REMEDIATION_INVALID');
      expect(ecr.calls()).toHaveLength(0);
    },
  );

  it.each([
    { case: 'a function of another account', account: '222233334444', code: 'ACCOUNT_MISMATCH' },
    { case: 'a function whose ARN cannot be read', account: '', code: 'INTERNAL' },
  ])('changes nothing as $case', async ({ account, code }) => {
    repositoryIs('MUTABLE');
    const invokedFunctionArn = `arn:aws:lambda:eu-west-1:${account}:function:ecs-guardrails-remediation`;

    const failure = await failureOf(handler({ ...EVENT, step: 'apply' }, { ...CONTEXT, invokedFunctionArn }));

    expect(failure.code).toBe(code);
    expect(ecr.commandCalls(PutImageTagMutabilityCommand)).toHaveLength(0);
  });

  it('turns what nobody foresaw into an INTERNAL error', async () => {
    repositoryIs('MUTABLE');
    const hostile = new Proxy(EVENT, {
      ownKeys: () => {
        throw new TypeError('unforeseen');
      },
    });

    const failure = await failureOf(handler(hostile, CONTEXT));

    expect(failure.code).toBe('INTERNAL');
    expect(failure.message).not.toContain('unforeseen');
  });
});
