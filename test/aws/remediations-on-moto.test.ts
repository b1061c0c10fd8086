import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { parse } from 'yaml';
import { awsCalls } from '../../adapters/aws/aws-calls';
import { ecrImageDigests } from '../../adapters/ecr/image-digests';
import { dynamoLocks } from '../../adapters/dynamodb/locks';
import { ecsChanges } from '../../adapters/ecs/ecs-changes';
import { runningServices } from '../../adapters/ecs/running-services';
import { ecsTaskDefinitionRegistry } from '../../adapters/ecs/task-definition-registry';
import { loadPackagedPolicy } from '../../adapters/files/packaged-policy';
import { CHECKS } from '../../core/registry/registry';
import { runStep } from '../../remediations/run-step';
import { failureOf } from '../support/failure-of';
import { startMoto, type MotoServer } from '../support/moto-server';
import { describeWithPython } from '../support/python-venv';
import { automationDocument } from '../unit/remediations/document-shape';
import { makePorts } from '../unit/remediations/make-ports';
import { runDocument } from '../unit/remediations/run-document';

jest.setTimeout(60_000);

const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const FOLDER = join(__dirname, '..', '..', 'remediations', 'new-revision');
const DOCUMENT = automationDocument.parse(parse(readFileSync(join(FOLDER, 'document.yaml'), 'utf8')));
const policy = loadPackagedPolicy();

const DEFINITION: Omit<RegisterTaskDefinitionCommandInput, 'family'> = {
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    { name: 'app', image: 'nginx:1.27', privileged: true, memory: 256, environment: [{ name: 'A', value: 'b' }] },
  ],
  volumes: [{ name: 'data' }],
  tags: [{ key: 'team', value: 'payments' }],
};

describeWithPython('a new revision on emulated ECS and DynamoDB', () => {
  let moto: MotoServer | undefined;
  let ecs = new ECSClient({ region: 'eu-west-1' });
  let holder = 0;

  /** Runs the document step by step, as another run each time. */
  function execute(ResourceId: string, parameters: Readonly<Record<string, string>> = {}) {
    const calls = awsCalls(() => 60_000);
    holder += 1;
    const table = { table: 'ecs-guardrails-state', now: Date.now, holder: `run-${String(holder)}` };
    const ports = makePorts(policy, {
      taskDefinitions: ecsTaskDefinitionRegistry(ecs, calls),
      imageDigests: ecrImageDigests((region) => new ECRClient({ ...moto?.settings, region }), calls),
      locks: dynamoLocks(new DynamoDBClient(moto?.settings ?? {}), calls, table),
    });
    const given = { ResourceId, AutomationAssumeRole: ROLE, Check: 'ecs-taskdef-no-privileged', ...parameters };
    return runDocument(DOCUMENT, given, (payload) => runStep(payload, CHECKS, ports));
  }

  async function revisionsOf(familyPrefix: string): Promise<readonly string[]> {
    const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix }));
    return taskDefinitionArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
  }

  beforeAll(async () => {
    moto = await startMoto();
    ecs = new ECSClient(moto.settings);
    const table = new CreateTableCommand({
      TableName: 'ecs-guardrails-state',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    });
    await new DynamoDBClient(moto.settings).send(table);
  });

  afterAll(async () => {
    await moto?.stop();
  });

  it('is told by a dry run, registered, and passes; a second run changes nothing', async () => {
    await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family: 'payments' }));

    const dry = await execute('payments', { DryRun: 'true' });
    const afterDryRun = await revisionsOf('payments');
    const first = await execute('payments');
    const second = await execute('payments');
    const third = await execute('payments:1');

    expect([dry.outputs.get('Plan.Outcome'), dry.outputs.get('Plan.To')]).toEqual(['DRY_RUN', 'payments:2']);
    expect(afterDryRun).toEqual(['payments:1']);
    expect([first.failure, first.outputs.get('Verify.Outcome')]).toEqual([undefined, 'VERIFIED']);
    expect(second.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(third.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_FIXED');
    expect(await revisionsOf('payments')).toEqual(['payments:1', 'payments:2']);
  });

  it('differs in the correction alone', async () => {
    await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family: 'wiki' }));

    await execute('wiki');

    const { taskDefinition, tags } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'wiki', include: ['TAGS'] }),
    );
    expect(taskDefinition).toMatchObject({
      revision: 2,
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'app', image: 'nginx:1.27', memory: 256, environment: [{ name: 'A', value: 'b' }] },
      ],
    });
    expect(taskDefinition?.containerDefinitions?.[0]?.privileged ?? false).toBe(false);
    expect(tags).toEqual(
      expect.arrayContaining([
        { key: 'team', value: 'payments' },
        { key: 'ecs-guardrails:from-revision', value: '1' },
      ]),
    );
  });

  it('corrects two failing checks in one revision, which both find compliant; a run for the other changes nothing', async () => {
    await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family: 'shop', pidMode: 'host' }));
    const [one, other] = ['ecs-taskdef-no-privileged', 'ecs-taskdef-no-host-pid'] as const;

    const dry = await execute('shop', { AlsoChecks: other, DryRun: 'true' });
    const first = await execute('shop', { AlsoChecks: other });
    const second = await execute('shop', { Check: other, AlsoChecks: one });

    expect(dry.outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect([first.failure, first.outputs.get('Apply.ToVerify')]).toEqual([undefined, `${one},${other}`]);
    expect(first.outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(second.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(await revisionsOf('shop')).toEqual(['shop:1', 'shop:2']);
  });

  it('names an image by the digest that its tag stands for, and leaves one alone whose tag is not there', async () => {
    const ecr = new ECRClient({ ...moto?.settings, region: 'eu-central-1' });
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'team/pinned' }));
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, config: {}, layers: [] });
    const put = new PutImageCommand({ repositoryName: 'team/pinned', imageManifest, imageTag: 'latest' });
    const digest = (await ecr.send(put)).image?.imageId?.imageDigest ?? '';
    const repository = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/pinned';
    const Check = 'ecs-taskdef-image-digest-pinned';
    for (const [family, tag] of [
      ['pinned', 'latest'],
      ['not-there', '1.0'],
    ]) {
      const containerDefinitions = [{ name: 'app', image: `${repository}:${tag ?? ''}`, memory: 256 }];
      await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
    }

    const pinned = await execute('pinned', { Check });
    const notThere = await execute('not-there', { Check });

    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'pinned' }));
    expect([pinned.failure, pinned.outputs.get('Verify.Outcome')]).toEqual([undefined, 'VERIFIED']);
    expect(taskDefinition?.containerDefinitions?.[0]?.image).toBe(`${repository}@${digest}`);
    expect(notThere.outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(await revisionsOf('not-there')).toEqual(['not-there:1']);
  });

  it('leaves a family alone that somebody corrected meanwhile', async () => {
    await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family: 'orders' }));
    const containers = [{ name: 'app', image: 'nginx:1.28', memory: 256 }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'orders', containerDefinitions: containers }));

    const { outputs } = await execute('orders:1');

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_FIXED');
    expect(await revisionsOf('orders')).toEqual(['orders:1', 'orders:2']);
  });

  it('ends in the same state when it died after any step and is run again', async () => {
    for (const family of ['dies-after-plan', 'dies-after-apply']) {
      await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family }));
      const calls = awsCalls(() => 60_000);
      const locks = { holding: <T>(_name: string, run: () => Promise<T>) => run() };
      const ports = makePorts(policy, { taskDefinitions: ecsTaskDefinitionRegistry(ecs, calls), locks });
      const event = { check: 'ecs-taskdef-no-privileged', resourceId: family, dryRun: 'false' };
      await runStep({ ...event, step: 'plan' }, CHECKS, ports);
      if (family === 'dies-after-apply') await runStep({ ...event, step: 'apply' }, CHECKS, ports);

      const { failure } = await execute(family);

      expect(failure).toBeUndefined();
      expect(await revisionsOf(family)).toEqual([`${family}:1`, `${family}:2`]);
    }
  });

  it('is registered once when two runs come at the same moment', async () => {
    await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family: 'twice' }));

    await Promise.all([execute('twice'), execute('twice')]);

    expect(await revisionsOf('twice')).toEqual(['twice:1', 'twice:2']);
  });

  it('keeps its own lock when the answer was lost and the client asks again, and nobody else has it', async () => {
    const client = new DynamoDBClient(moto?.settings ?? {});
    const locksOf = (holder: string) =>
      dynamoLocks(
        client,
        awsCalls(() => 60_000),
        { table: 'ecs-guardrails-state', now: Date.now, holder },
      );
    const [own, other] = [locksOf('own'), locksOf('other')];

    const run = own.holding('family/lost', async () => {
      const busy = await failureOf(other.holding('family/lost', () => Promise.resolve()));
      return own.holding('family/lost', () => Promise.resolve(busy.code));
    });

    expect(await run).toBe('ACTION_BUSY');
  });

  it('is what a service is moved to, once; a second run changes nothing', async () => {
    const first = await ecs.send(new RegisterTaskDefinitionCommand({ ...DEFINITION, family: 'site' }));
    const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'prod' }));
    const from = first.taskDefinition?.taskDefinitionArn ?? '';
    // A service without tasks has completed its deployment.
    const service = { cluster: 'prod', serviceName: 'site', taskDefinition: from, desiredCount: 0 };
    await ecs.send(new CreateServiceCommand(service));
    await execute('site');
    const calls = awsCalls(() => 60_000);
    const ports = makePorts(policy, {
      taskDefinitions: ecsTaskDefinitionRegistry(ecs, calls),
      services: runningServices(ecs, calls),
      ecs: ecsChanges(ecs, calls),
    });
    const event = { document: 'move-services', resourceId: 'site', check: 'ecs-taskdef-no-privileged' };
    const moveStep = (step: string, more: Readonly<Record<string, string>>) =>
      runStep({ ...event, step, dryRun: 'false', ...more }, CHECKS, ports);

    const dry = await moveStep('plan', { dryRun: 'true' });
    const plan = await moveStep('plan', {});
    // moto changes what a service is to run, and none of its deployments: there is nothing for Verify to wait for.
    const apply = await moveStep('apply', { toRevision: '2', services: 'prod/site:1' });
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['site'] }));
    const again = await moveStep('apply', { toRevision: '2', services: 'prod/site:1' });

    expect([cluster?.clusterName, dry.outcome, plan.outcome]).toEqual(['prod', 'DRY_RUN', 'APPLY']);
    expect(plan).toMatchObject({ services: 'prod/site:1', toRevision: '2', from: 'site:1', to: 'site:2' });
    expect(apply.outcome).toBe('APPLIED');
    expect(apply.undo).toContain(`--service site --task-definition ${from}`);
    expect(services?.map(({ taskDefinition }) => taskDefinition)).toEqual([from.replace(/1$/, '2')]);
    expect(again).toMatchObject({ outcome: 'APPLIED', services: 'prod/site:1' });
  });
});
