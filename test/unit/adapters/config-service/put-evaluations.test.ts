import {
  ConfigServiceClient,
  ConfigServiceServiceException,
  PutEvaluationsCommand,
  type Evaluation as ConfigEvaluation,
  type PutEvaluationsCommandInput,
} from '@aws-sdk/client-config-service';
import fc from 'fast-check';

import { configEvaluations, type DeliveryTiming } from '../../../../adapters/config-service/put-evaluations';
import type { Evaluation } from '../../../../core/facts/evaluations';
import { stubClient, wireSettings } from '../../../support/aws';
import { failureOf } from '../../../support/failure-of';

const CAPTURED = new Date('2026-05-04T09:12:41.118Z');

function evaluation(resourceId: string, settings: Partial<Evaluation> = {}): Evaluation {
  return {
    resourceType: 'AWS::ECS::TaskDefinition',
    resourceId,
    compliance: 'NON_COMPLIANT',
    annotation: 'Container "app" is privileged.',
    orderingTimestamp: CAPTURED,
    ...settings,
  };
}

function evaluations(count: number): readonly Evaluation[] {
  return Array.from({ length: count }, (_, index) => evaluation(`payments-api:${index + 1}`));
}

/** Time that passes only while somebody sleeps. */
function timing(budget = 60_000): DeliveryTiming & { readonly sleeps: readonly number[] } {
  const sleeps: number[] = [];
  return {
    sleeps,
    remaining: () => budget - sleeps.reduce((sum, wait) => sum + wait, 0),
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

function serviceError(name: string, status = 400): ConfigServiceServiceException {
  return new ConfigServiceServiceException({
    name,
    $fault: status >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status },
    message: 'quotes the request: hunter2',
  });
}

type Answer = (sent: readonly ConfigEvaluation[], call: number) => readonly ConfigEvaluation[] | Error;

/** A client whose calls are answered by a function: what fails, or an error. */
function clientThat(answer: Answer) {
  const client = new ConfigServiceClient({ region: 'eu-west-1' });
  const inputs: PutEvaluationsCommandInput[] = [];
  stubClient(client)
    .on(PutEvaluationsCommand)
    .callsFake((input: PutEvaluationsCommandInput) => {
      inputs.push(input);
      const answered = answer(input.Evaluations ?? [], inputs.length);
      if (answered instanceof Error) throw answered;
      return { FailedEvaluations: answered };
    });
  return {
    client,
    inputs,
    idsOf: (call: number) => inputs[call]?.Evaluations?.map((sent) => sent.ComplianceResourceId),
  };
}

describe('put', () => {
  it('echoes type and id byte for byte, and sends the capture time, never the clock', async () => {
    const odd = ' arn:aws:ecs:eu-west-1:111122223333:service/prod/Päyments-API:007 ';
    const aws = clientThat(() => []);

    await configEvaluations(aws.client, timing()).put('token-1', [evaluation(odd)]);

    expect(aws.inputs).toEqual([
      {
        ResultToken: 'token-1',
        Evaluations: [
          {
            ComplianceResourceType: 'AWS::ECS::TaskDefinition',
            ComplianceResourceId: odd,
            ComplianceType: 'NON_COMPLIANT',
            Annotation: 'Container "app" is privileged.',
            OrderingTimestamp: CAPTURED,
          },
        ],
      },
    ]);
  });

  it.each([undefined, ''])('D16: leaves out an annotation that is %j', async (annotation) => {
    const aws = clientThat(() => []);

    await configEvaluations(aws.client, timing()).put('token-1', [evaluation('a', { annotation })]);

    expect(aws.inputs[0]?.Evaluations?.[0]).not.toHaveProperty('Annotation');
  });

  it('makes no call when there is nothing to send', async () => {
    const aws = clientThat(() => []);

    await configEvaluations(aws.client, timing()).put('token-1', []);

    expect(aws.inputs).toEqual([]);
  });

  it('refuses two results for one resource before anything is sent', async () => {
    const aws = clientThat(() => []);
    const twice = [evaluation('a'), evaluation('b'), evaluation('a', { compliance: 'COMPLIANT' })];

    const failure = await failureOf(configEvaluations(aws.client, timing()).put('token-1', twice));

    expect(failure.code).toBe('INTERNAL');
    expect(failure.message).toContain('"a"');
    expect(aws.inputs).toEqual([]);
  });

  it('takes the same id of two types for two resources', async () => {
    const aws = clientThat(() => []);
    const both = [evaluation('prod'), evaluation('prod', { resourceType: 'AWS::ECS::Cluster' })];

    await configEvaluations(aws.client, timing()).put('token-1', both);

    expect(aws.inputs[0]?.Evaluations).toHaveLength(2);
  });

  it('sends chunks of at most 100, each resource once and in order, with the same token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 350 }), async (count) => {
        const aws = clientThat(() => []);

        await configEvaluations(aws.client, timing()).put('token-1', evaluations(count));

        const sent = aws.inputs.flatMap((input) => input.Evaluations ?? []);
        expect(sent.map((entry) => entry.ComplianceResourceId)).toEqual(evaluations(count).map((e) => e.resourceId));
        expect(aws.inputs.every((input) => input.ResultToken === 'token-1')).toBe(true);
        expect(aws.inputs.every((input) => (input.Evaluations?.length ?? 0) <= 100)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('FailedEvaluations', () => {
  it('D5: re-puts only the failed of 250 results', async () => {
    const failing = new Set(['payments-api:3', 'payments-api:120', 'payments-api:199', 'payments-api:250']);
    const seen = new Set<string>();
    const aws = clientThat((sent) =>
      sent.filter(({ ComplianceResourceId: id = '' }) => failing.has(id) && !seen.has(id) && seen.add(id)),
    );

    await configEvaluations(aws.client, timing()).put('token-1', evaluations(250));

    expect(aws.inputs.map((input) => input.Evaluations?.length)).toEqual([100, 1, 100, 2, 50, 1]);
    expect(aws.idsOf(1)).toEqual(['payments-api:3']);
    expect(aws.idsOf(3)).toEqual(['payments-api:120', 'payments-api:199']);
    expect(aws.idsOf(5)).toEqual(['payments-api:250']);
  });

  it('D5: gives up after three rounds, names the resources, and has delivered the rest', async () => {
    const aws = clientThat((sent) => sent.filter((entry) => entry.ComplianceResourceId === 'payments-api:7'));
    const time = timing();

    const failure = await failureOf(configEvaluations(aws.client, time).put('token-1', evaluations(250)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
    expect(failure.message).toMatch(/^1 of 250 results were not delivered: "payments-api:7"\. /);
    expect(aws.inputs.map((input) => input.Evaluations?.length)).toEqual([100, 1, 1, 1, 100, 50]);
    expect(time.sleeps).toEqual([150, 300, 600]);
  });

  it('matches by type and id', async () => {
    const both = [evaluation('prod'), evaluation('prod', { resourceType: 'AWS::ECS::Cluster' })];
    const aws = clientThat((sent, call) =>
      call === 1 ? sent.filter((entry) => entry.ComplianceResourceType === 'AWS::ECS::Cluster') : [],
    );

    await configEvaluations(aws.client, timing()).put('token-1', both);

    expect(aws.inputs[1]?.Evaluations?.map((entry) => entry.ComplianceResourceType)).toEqual(['AWS::ECS::Cluster']);
  });

  it('counts everything as failed when Config names a resource that was not sent', async () => {
    const aws = clientThat((_, call) => (call === 1 ? [{ ...FOREIGN }] : []));

    await configEvaluations(aws.client, timing()).put('token-1', evaluations(2));

    expect(aws.idsOf(1)).toEqual(['payments-api:1', 'payments-api:2']);
  });

  it('does not begin another round without time for it', async () => {
    const aws = clientThat((sent) => sent);

    const failure = await failureOf(configEvaluations(aws.client, timing(2_100)).put('token-1', evaluations(1)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
    expect(aws.inputs).toHaveLength(1);
  });

  it('names at most 100 ids and says how many more there are', async () => {
    const aws = clientThat((sent) => sent);

    const failure = await failureOf(configEvaluations(aws.client, timing()).put('token-1', evaluations(130)));

    expect(failure.message).toContain('"payments-api:100" and 30 more');
  });

  it('treats an answer without the field as success', async () => {
    const client = new ConfigServiceClient({ region: 'eu-west-1' });
    const stub = stubClient(client);
    stub.on(PutEvaluationsCommand).resolves({});

    await configEvaluations(client, timing()).put('token-1', evaluations(1));

    expect(stub.calls()).toHaveLength(1);
  });
});

const FOREIGN: ConfigEvaluation = {
  ComplianceResourceType: 'AWS::ECS::TaskDefinition',
  ComplianceResourceId: 'somebody-elses:1',
  ComplianceType: 'COMPLIANT',
  OrderingTimestamp: CAPTURED,
};

describe('failures that may pass', () => {
  const network = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const timeout = Object.assign(new Error('no answer'), { name: 'TimeoutError' });

  it.each([
    ['ThrottlingException', serviceError('ThrottlingException')],
    ['an unknown 429', serviceError('SlowDownException', 429)],
    ['a 500', serviceError('InternalFailure', 500)],
    ['a 503', serviceError('ServiceUnavailable', 503)],
    ['a reset connection', network],
    ['a time-out', timeout],
  ])('D1: %s three times is retried with growing waits, then delivered', async (_, error) => {
    const aws = clientThat((__, call) => (call <= 3 ? error : []));
    const time = timing();

    await configEvaluations(aws.client, time).put('token-1', evaluations(1));

    expect(aws.inputs).toHaveLength(4);
    expect(time.sleeps).toEqual([150, 300, 600]);
  });

  it('D1: throttled for ever ends before the last two seconds, naming what was not delivered', async () => {
    const aws = clientThat(() => serviceError('ThrottlingException'));
    const time = timing(30_000);

    const failure = await failureOf(configEvaluations(aws.client, time).put('token-1', evaluations(101)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
    expect(failure.message).toMatch(/^101 of 101 .* PutEvaluations failed with ThrottlingException\./);
    expect(time.remaining()).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...time.sleeps)).toBeLessThanOrEqual(5_000);
  });

  it('spreads the waits by chance between half and all of the step', async () => {
    const waits = await Promise.all(
      [0, 0.999].map(async (chance) => {
        const time = { ...timing(), random: () => chance };
        await configEvaluations(
          clientThat((_, call) => (call === 1 ? serviceError('Throttling') : [])).client,
          time,
        ).put('token-1', evaluations(1));
        return time.sleeps[0] ?? 0;
      }),
    );

    expect(waits[0]).toBe(100);
    expect(waits[1]).toBeCloseTo(200, 0);
  });

  it('D11: a call that hangs is given up two seconds before the deadline', async () => {
    const client = new ConfigServiceClient({ region: 'eu-west-1' });
    const stub = stubClient(client);
    stub.on(PutEvaluationsCommand).callsFake(() => new Promise(() => undefined));

    const failure = await failureOf(configEvaluations(client, timing(2_060)).put('token-1', evaluations(1)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
    expect(failure.message).toContain("2000 ms before the function's timeout");
    expect(stub.calls().map((call) => call.args.length)).toEqual([2]);
  });

  it('D11: begins nothing in the last two seconds', async () => {
    const aws = clientThat(() => []);

    const failure = await failureOf(configEvaluations(aws.client, timing(2_000)).put('token-1', evaluations(1)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
    expect(aws.inputs).toEqual([]);
  });
});

describe('failures that will not pass', () => {
  it.each([
    ['InvalidResultTokenException', 400],
    ['NoSuchConfigRuleException', 400],
    ['InvalidParameterValueException', 400],
    ['ValidationException', 400],
    ['AccessDeniedException', 403],
  ])('D6: %s is not retried, and stops the other chunks', async (name, status) => {
    const aws = clientThat(() => serviceError(name, status));
    const time = timing();

    const failure = await failureOf(configEvaluations(aws.client, time).put('token-1', evaluations(150)));

    expect(failure.code).toBe('EVALUATIONS_REJECTED');
    expect(failure.message).toMatch(new RegExp(`${name}.*"payments-api:1", .* and 50 more`));
    expect(aws.inputs).toHaveLength(1);
    expect(time.sleeps).toEqual([]);
  });

  it('does not retry what never became a request', async () => {
    const broken = Object.assign(new Error('no credentials'), { name: 'CredentialsProviderError' });
    const aws = clientThat(() => broken);

    const failure = await failureOf(configEvaluations(aws.client, timing()).put('token-1', evaluations(1)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
    expect(failure.cause).toBe(broken);
    expect(aws.inputs).toHaveLength(1);
  });

  it('never repeats what the error says, which may quote the request', async () => {
    const aws = clientThat(() => serviceError('ValidationException'));

    const failure = await failureOf(configEvaluations(aws.client, timing()).put('token-1', evaluations(1)));

    expect(failure.message).not.toContain('hunter2');
  });
});

describe('on the wire', () => {
  it('keeps the milliseconds of the capture time and sends no empty annotation', async () => {
    const requests: unknown[] = [];
    const client = new ConfigServiceClient(
      wireSettings((operation, request) => {
        requests.push([operation, request]);
        return { status: 200, body: {} };
      }),
    );

    await configEvaluations(client, timing()).put('token-1', [
      evaluation('a', { compliance: 'COMPLIANT', annotation: undefined }),
    ]);

    expect(requests).toEqual([
      [
        'PutEvaluations',
        {
          ResultToken: 'token-1',
          Evaluations: [
            {
              ComplianceResourceType: 'AWS::ECS::TaskDefinition',
              ComplianceResourceId: 'a',
              ComplianceType: 'COMPLIANT',
              OrderingTimestamp: 1_777_885_961.118,
            },
          ],
        },
      ],
    ]);
  });

  it.each([
    ['InvalidResultTokenException', 'EVALUATIONS_REJECTED', 1],
    ['NoSuchConfigRuleException', 'EVALUATIONS_REJECTED', 1],
    ['ValidationException', 'EVALUATIONS_REJECTED', 1],
    ['ThrottlingException', 'EVALUATIONS_UNDELIVERED', 4],
  ])('tells %s, as the SDK reads it, as %s', async (name, code, calls) => {
    let count = 0;
    const client = new ConfigServiceClient(
      wireSettings(() => {
        count += 1;
        return { status: 400, body: { __type: name, message: 'refused' } };
      }),
    );

    const failure = await failureOf(configEvaluations(client, timing(4_000)).put('token-1', evaluations(1)));

    expect(failure.code).toBe(code);
    expect(count).toBe(calls);
  });

  it('reports an answer that breaks off as undelivered', async () => {
    const client = new ConfigServiceClient(wireSettings(() => ({ status: 200, body: '{"FailedEvaluations":[{"Comp' })));

    const failure = await failureOf(configEvaluations(client, timing()).put('token-1', evaluations(1)));

    expect(failure.code).toBe('EVALUATIONS_UNDELIVERED');
  });
});
