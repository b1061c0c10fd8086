import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateRepositoryCommand, DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { parse } from 'yaml';
import type { FunctionHost } from '../../sandbox/functions/function-host';
import { asJson, isJsonObject, textOf } from '../../sandbox/json';
import { BuiltFunction } from '../support/built-function';
import { HoldingProxy, type HeldAt } from '../support/holding-proxy';
import { startMoto, type MotoServer } from '../support/moto-server';
import { describeWithPython } from '../support/python-venv';
import { automationDocument } from '../unit/remediations/document-shape';
import { runDocument, type Execution } from '../unit/remediations/run-document';

jest.setTimeout(120_000);

const ROOM = join(__dirname, '..', '..', 'remediations');
const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const TABLE = 'ecs-guardrails-state';
const FUNCTION = 'ecs-guardrails-remediation';

const documentOf = (folder: string) =>
  automationDocument.parse(parse(readFileSync(join(ROOM, folder, 'document.yaml'), 'utf8')));

/** The emulated account, and the built remediation function before it. */
class Bench {
  private constructor(
    private readonly moto: MotoServer,
    private readonly proxy: HoldingProxy,
    private readonly built: BuiltFunction,
    private readonly host: FunctionHost,
  ) {}

  static async start(): Promise<Bench> {
    const moto = await startMoto();
    const proxy = await HoldingProxy.start(moto.settings.endpoint);
    const built = await BuiltFunction.build('remediations/handler.ts');
    const host = built.host({
      endpoint: proxy.endpoint,
      keysOf: () => moto.settings.credentials,
      log: () => undefined,
    });
    host.deploy(built.deployed(FUNCTION, { timeoutSeconds: 60 }));
    const bench = new Bench(moto, proxy, built, host);
    const table = new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    });
    await bench.dynamodb.send(table);
    return bench;
  }

  get ecs() {
    return new ECSClient(this.moto.settings);
  }

  get ecr() {
    return new ECRClient(this.moto.settings);
  }

  get dynamodb() {
    return new DynamoDBClient(this.moto.settings);
  }

  async stop(): Promise<void> {
    this.host.stop();
    this.built.remove();
    await this.proxy.stop();
    await this.moto.stop();
  }

  /** Runs a document; every step is an invocation of the built function in its own process. */
  execute(folder: string, parameters: Readonly<Record<string, string>>): Promise<Execution> {
    return runDocument(documentOf(folder), { AutomationAssumeRole: ROLE, ...parameters }, async (payload) => {
      const { payload: answer, functionError } = await this.host.invoke(FUNCTION, asJson(payload));
      const object = isJsonObject(answer) ? answer : {};
      if (functionError === null) return object;
      throw new Error(`${textOf(object, 'errorType')}: ${textOf(object, 'errorMessage')}`);
    });
  }

  /** Runs a document until it makes a call, and kills its process with the call under way. */
  async executeAndKill(operation: string, at: HeldAt, ...what: Parameters<Bench['execute']>): Promise<Execution> {
    const held = this.proxy.hold(operation, at);
    const execution = this.execute(...what);
    // Ends by itself where the call is never made, which the test then shows.
    await Promise.race([held, execution]);
    // SIGKILL: nothing of the function runs any more, no `finally` either.
    this.host.stop();
    return execution;
  }

  /** Locks that a dead run left behind. */
  async locks(): Promise<readonly string[]> {
    const { Items = [] } = await this.dynamodb.send(new ScanCommand({ TableName: TABLE }));
    return Items.map(({ pk }) => pk?.S ?? '');
  }

  /** Six minutes later. */
  async lapse(lock: string): Promise<void> {
    await this.dynamodb.send(
      new UpdateItemCommand({
        TableName: TABLE,
        Key: { pk: { S: lock } },
        UpdateExpression: 'SET leaseUntil = :past',
        ExpressionAttributeValues: { ':past': { N: String(Date.now() - 1) } },
      }),
    );
  }
}

/** A family with one revision that fails, and how its revisions end up. */
async function failingFamily(ecs: ECSClient, family: string): Promise<Readonly<Record<string, string>>> {
  const containerDefinitions = [{ name: 'app', image: 'nginx:1.27', privileged: true, memory: 256 }];
  const tags = [{ key: 'team', value: 'payments' }];
  await ecs.send(new RegisterTaskDefinitionCommand({ family, cpu: '256', memory: '512', containerDefinitions, tags }));
  return { ResourceId: family, Check: 'ecs-taskdef-no-privileged' };
}

async function revisionsOf(ecs: ECSClient, familyPrefix: string): Promise<readonly unknown[]> {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix }));
  const described = taskDefinitionArns.map(async (taskDefinition) => {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] });
    const { taskDefinition: found, tags } = await ecs.send(command);
    return { ...found, taskDefinitionArn: '', family: '', registeredAt: '', tags };
  });
  return Promise.all(described);
}

describeWithPython('the built remediation function, killed with SIGKILL', () => {
  let bench: Bench | undefined;
  const started = (): Bench => {
    if (bench === undefined) throw new Error('moto was not started.');
    return bench;
  };

  beforeAll(async () => {
    bench = await Bench.start();
  });

  afterAll(async () => {
    await bench?.stop();
  });

  it('D14: before it registers a revision: the next run waits for the lock to lapse, and registers it once', async () => {
    const { ecs } = started();
    await started().execute('new-revision', await failingFamily(ecs, 'undisturbed-1'));
    const what = await failingFamily(ecs, 'unheard');

    const killed = await started().executeAndKill('RegisterTaskDefinition', 'unheard', 'new-revision', what);
    const left = await started().locks();
    const early = await started().execute('new-revision', what);
    await Promise.all(left.map((lock) => started().lapse(lock)));
    const late = await started().execute('new-revision', what);
    const again = await started().execute('new-revision', what);

    expect([killed.steps.at(-1), String(killed.failure)]).toEqual(['Apply', expect.stringContaining('SIGKILL')]);
    expect(left).toEqual([expect.stringContaining('unheard')]);
    expect([early.steps.at(-1), String(early.failure)]).toEqual([
      'Apply',
      expect.stringContaining('Another run is changing'),
    ]);
    expect([late.failure, late.outputs.get('Verify.Outcome')]).toEqual([undefined, 'VERIFIED']);
    expect([again.failure, again.outputs.get('Plan.Outcome')]).toEqual([undefined, 'SKIP_ALREADY_COMPLIANT']);
    expect(await revisionsOf(ecs, 'unheard')).toHaveLength(2);
    expect(await revisionsOf(ecs, 'unheard')).toEqual(await revisionsOf(ecs, 'undisturbed-1'));
    expect(await started().locks()).toEqual([]);
  });

  it('D14: before the answer to its registration: the next run finds the revision and registers no other', async () => {
    const { ecs } = started();
    await started().execute('new-revision', await failingFamily(ecs, 'undisturbed-2'));
    const what = await failingFamily(ecs, 'unanswered');

    const killed = await started().executeAndKill('RegisterTaskDefinition', 'unanswered', 'new-revision', what);
    const next = await started().execute('new-revision', what);

    expect([killed.steps.at(-1), String(killed.failure)]).toEqual(['Apply', expect.stringContaining('SIGKILL')]);
    expect([next.failure, next.outputs.get('Plan.Outcome')]).toEqual([undefined, 'SKIP_ALREADY_COMPLIANT']);
    expect(await revisionsOf(ecs, 'unanswered')).toHaveLength(2);
    expect(await revisionsOf(ecs, 'unanswered')).toEqual(await revisionsOf(ecs, 'undisturbed-2'));
  });

  it.each<[string, HeldAt, string]>([
    ['before it changes a repository: the next run changes it', 'unheard', 'APPLY'],
    ['before the answer to its change: the next run finds it made', 'unanswered', 'SKIP_ALREADY_COMPLIANT'],
  ])('D14: %s', async (_, at, outcome) => {
    const { ecr } = started();
    const [undisturbed, repository] = [`undisturbed-${at}`, `killed-${at}`];
    for (const repositoryName of [undisturbed, repository])
      await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    const folder = 'ecr-repository-tags-immutable';
    await started().execute(folder, { ResourceId: undisturbed });

    const killed = await started().executeAndKill('PutImageTagMutability', at, folder, { ResourceId: repository });
    const next = await started().execute(folder, { ResourceId: repository });
    const again = await started().execute(folder, { ResourceId: repository });

    const { repositories = [] } = await ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: [undisturbed, repository] }),
    );
    expect([killed.steps.at(-1), String(killed.failure)]).toEqual(['Apply', expect.stringContaining('SIGKILL')]);
    expect([next.failure, next.outputs.get('Plan.Outcome')]).toEqual([undefined, outcome]);
    expect(again.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(repositories.map(({ imageTagMutability }) => imageTagMutability)).toEqual(['IMMUTABLE', 'IMMUTABLE']);
  });
});
