import { GuardrailsError, isGuardrailsError } from '../../../../core/errors';
import type { TaggedImage } from '../../../../core/facts/image-digests';
import { valueAt, type Json, type JsonObject } from '../../../../core/subject/json';
import { FakeEcs } from './fake-ecs';
import { execute } from './run-new-revision';

const CANARY = 'canary-5c1f0e9d';
const ROLE = 'arn:aws:iam::111122223333:role/execution';
const HERE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'ab'.repeat(32)}`;

function familyOf(...containerDefinitions: readonly JsonObject[]): FakeEcs {
  const ecs = new FakeEcs();
  ecs.add('web', { executionRoleArn: ROLE, containerDefinitions });
  return ecs;
}

function containersOf(ecs: FakeEcs): Json | undefined {
  return valueAt(ecs.newest('web'), ['taskDefinition', 'containerDefinitions']);
}

describe('ecs-taskdef-healthcheck-set', () => {
  const run = (ecs: FakeEcs, values: object = {}) =>
    execute(ecs, { Check: 'ecs-taskdef-healthcheck-set', Values: JSON.stringify(values) });

  it('sets the probe that a person gave to each container, and keeps its timing', async () => {
    const ecs = familyOf(
      { name: 'app', image: 'a', healthCheck: { command: ['NONE'], interval: 10 } },
      { name: 'init', image: 'b', essential: false },
      { name: 'agent', image: 'c' },
    );

    const { outputs } = await run(ecs, {
      'healthCheck.app': '["CMD-SHELL","curl -f http://localhost/ || exit 1"]',
      'healthCheck.agent': '["CMD","/healthy"]',
    });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(outputs.get('Plan.Description')).toContain('A probe runs in the container');
    expect(containersOf(ecs)).toEqual([
      {
        name: 'app',
        image: 'a',
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'], interval: 10 },
      },
      { name: 'init', image: 'b', essential: false },
      { name: 'agent', image: 'c', healthCheck: { command: ['CMD', '/healthy'] } },
    ]);
  });

  it('asks for the probe of each container that has none', async () => {
    const ecs = familyOf({ name: 'app', image: 'a' }, { name: 'agent', image: 'c' });

    const { outputs } = await run(ecs, { 'healthCheck.app': '["CMD","/healthy"]' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('set healthCheck.agent, each a JSON list such as ["CMD-SHELL",');
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });

  it.each([
    '',
    'curl -f http://localhost/',
    '["curl","-f"]',
    '["CMD"]',
    '["CMD",""]',
    '["NONE"]',
    '["CMD",1]',
    '{"command":["CMD","x"]}',
    '"CMD"',
    'null',
  ])('refuses %j as a probe', async (probe) => {
    const ecs = familyOf({ name: 'app', image: 'a' });

    const { outputs } = await run(ecs, { 'healthCheck.app': probe });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });
});

describe('ecs-taskdef-no-plaintext-secrets', () => {
  const VALUE_FROM = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
  const PASSWORD = { name: 'DB_PASSWORD', value: CANARY };
  const run = (ecs: FakeEcs, values: object = {}) =>
    execute(ecs, { Check: 'ecs-taskdef-no-plaintext-secrets', Values: JSON.stringify(values) });

  it('moves the variable that holds a secret, and no other of that name or beside it', async () => {
    const ecs = familyOf(
      {
        name: 'app',
        image: 'a',
        environment: [{ name: 'LOG_LEVEL', value: 'info' }, PASSWORD],
        secrets: [{ name: 'TOKEN', valueFrom: VALUE_FROM }],
      },
      { name: 'agent', image: 'b', environment: [{ name: 'DB_PASSWORD', value: '' }] },
    );

    const { outputs, failure } = await run(ecs, { DB_PASSWORD: VALUE_FROM });

    expect(failure).toBeUndefined();
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(containersOf(ecs)).toEqual([
      {
        name: 'app',
        image: 'a',
        environment: [{ name: 'LOG_LEVEL', value: 'info' }],
        secrets: [
          { name: 'TOKEN', valueFrom: VALUE_FROM },
          { name: 'DB_PASSWORD', valueFrom: VALUE_FROM },
        ],
      },
      { name: 'agent', image: 'b', environment: [{ name: 'DB_PASSWORD', value: '' }] },
    ]);
  });

  it('says that the credential has to be rotated, and where it can still be read', async () => {
    const ecs = familyOf({ name: 'app', image: 'a', environment: [PASSWORD] });

    const { outputs } = await run(ecs, { DB_PASSWORD: VALUE_FROM });

    for (const text of [
      'Rotate each credential',
      'readable until they are deregistered and deleted',
      'execution role',
    ]) {
      expect(outputs.get('Plan.Description')).toContain(text);
    }
  });

  it.each([
    ['nothing', {}],
    ['the value itself', { DB_PASSWORD: CANARY }],
    ['a name', { DB_PASSWORD: 'db-password' }],
    ['the ARN of a role', { DB_PASSWORD: ROLE }],
  ])('asks for the secret of a variable where it is given %s', async (_, values) => {
    const ecs = familyOf({ name: 'app', image: 'a', environment: [PASSWORD] });

    const { outputs } = await run(ecs, values);

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('where the value of DB_PASSWORD is kept');
    expect(outputs.get('Plan.Description')).not.toContain(CANARY);
  });

  it.each<[string, JsonObject]>([
    ['a command', { command: ['server', '--password', CANARY] }],
    ['a label', { dockerLabels: { 'deploy-token': CANARY } }],
    ['a log option', { logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': CANARY } } }],
  ])('leaves a secret in %s to a person', async (_, setting) => {
    const ecs = familyOf({ name: 'app', image: 'a', environment: [PASSWORD], ...setting });

    const { outputs } = await run(ecs, { DB_PASSWORD: VALUE_FROM });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Decide what this cannot: what becomes of secrets in commands');
    expect(JSON.stringify([...outputs])).not.toContain(CANARY);
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });

  it('leaves a definition alone that has no execution role to read secrets', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', { containerDefinitions: [{ name: 'app', image: 'a', environment: [PASSWORD] }] });

    const { outputs } = await run(ecs, { DB_PASSWORD: VALUE_FROM });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Decide what this cannot: the execution role');
  });

  it('A14: tells the value nowhere, whatever happens', async () => {
    const ecs = familyOf({
      name: 'app',
      image: 'a',
      environment: [PASSWORD, { name: 'API_KEY', value: `${CANARY}-2` }],
    });
    const values = { DB_PASSWORD: VALUE_FROM, API_KEY: VALUE_FROM };
    const runs = [await run(ecs), await run(ecs, { ...values, API_KEY: 'x' })];
    ecs.refused = { RegisterTaskDefinition: 'ClientException' };
    runs.push(await run(ecs, values));
    ecs.refused = {};
    runs.push(await run(ecs, values), await run(ecs, values));

    const told = runs.map(({ outputs, failure }) => {
      return JSON.stringify([...outputs, isGuardrailsError(failure) ? [failure.message, failure.place] : failure]);
    });

    expect(told.join('\n')).not.toContain(CANARY);
    expect(runs.map(({ outputs }) => outputs.get('Plan.Outcome'))).toEqual([
      'SKIP_NEEDS_DECISION',
      'SKIP_NEEDS_DECISION',
      'APPLY',
      'APPLY',
      'SKIP_ALREADY_COMPLIANT',
    ]);
    expect(JSON.stringify(ecs.newest('web'))).not.toContain(CANARY);
  });
});

describe.each(['ecs-taskdef-no-latest-tag', 'ecs-taskdef-image-digest-pinned'])('%s', (Check) => {
  function run(ecs: FakeEcs, digest: string | undefined = DIGEST) {
    const asked: TaggedImage[] = [];
    const imageDigests = {
      of: (image: TaggedImage) => {
        asked.push(image);
        return Promise.resolve(digest);
      },
    };
    return { asked, done: execute(ecs, { Check }, { imageDigests }) };
  }

  it.each([
    [HERE, 'eu-west-1'],
    ['111122223333.dkr.ecr.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['111122223333.dkr.ecr-fips.us-east-1.amazonaws.com', 'us-east-1'],
    ['111122223333.dkr-ecr.eu-central-1.on.aws', 'eu-central-1'],
    ['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ])('names an image of the own account in %s by its digest', async (host, region) => {
    const ecs = familyOf({ name: 'app', image: `${host}/team/payments:latest` });
    const { asked, done } = run(ecs);

    const { outputs, failure } = await done;

    expect(failure).toBeUndefined();
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(containersOf(ecs)).toEqual([{ name: 'app', image: `${host}/team/payments@${DIGEST}` }]);
    const image = { account: '111122223333', region, repository: 'team/payments', tag: 'latest' };
    expect(asked).toMatchObject([image, image]);
    expect(outputs.get('Plan.Description')).toContain('the one that its tag stands for now');
    expect(outputs.get('Plan.Description')).toContain('A lifecycle policy that deletes untagged images');
  });

  it('takes the tag latest where none is named, and asks once for an image of two containers', async () => {
    const image = `${HERE}/payments`;
    const ecs = familyOf({ name: 'a', image }, { name: 'b', image }, { name: 'c', image: `${image}@${DIGEST}` });
    const { asked, done } = run(ecs);

    await done;

    expect(asked.map(({ tag }) => tag)).toEqual(['latest', 'latest']);
    expect(containersOf(ecs)).toMatchObject([1, 2, 3].map(() => ({ image: `${image}@${DIGEST}` })));
  });

  it.each([
    ['nginx', 'is in no private registry of account 111122223333'],
    ['public.ecr.aws/docker/library/nginx:latest', 'is in no private registry'],
    [`${HERE.replace('111122223333', '222233334444')}/payments:latest`, 'is in no private registry'],
    [`${HERE}.example.com/payments:latest`, 'is in no private registry'],
    [`${HERE}:443/payments:latest`, 'is in no private registry'],
    [`${HERE}/payments@sha256:9f2c`, 'names a digest that no registry can have'],
  ])('leaves the image %s to a person, with the reason', async (image, reason) => {
    const ecs = familyOf({ name: 'own', image: `${HERE}/payments:latest` }, { name: 'other', image });
    const { done } = run(ecs);

    const { outputs } = await done;

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain(
      `by which digest images are named: ${JSON.stringify(image)} ${reason}`,
    );
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });

  it('leaves a tag that is not there to a person', async () => {
    const ecs = familyOf({ name: 'app', image: `${HERE}/payments:latest` });
    const gone = execute(ecs, { Check }, { imageDigests: { of: () => Promise.resolve(undefined) } });

    const { outputs } = await gone;

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('repository "payments" has no tag "latest"');
  });

  it('fails, and registers nothing, when ECR cannot be asked', async () => {
    const ecs = familyOf({ name: 'app', image: `${HERE}/payments:latest` });
    const of = () => Promise.reject(new GuardrailsError('AWS_CALL_FAILED', 'Allow ecr:DescribeImages.'));

    const { steps, failure } = await execute(ecs, { Check }, { imageDigests: { of } });

    expect(steps).toEqual(['Plan']);
    expect(isGuardrailsError(failure) && failure.code).toBe('AWS_CALL_FAILED');
  });
});

describe('ecs-taskdef-no-latest-tag', () => {
  it('looks up and changes only images that fail', async () => {
    const ecs = familyOf({ name: 'app', image: `${HERE}/payments` }, { name: 'web', image: 'nginx:1.27' });
    const imageDigests = { of: () => Promise.resolve(DIGEST) };

    const { outputs } = await execute(ecs, { Check: 'ecs-taskdef-no-latest-tag' }, { imageDigests });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(containersOf(ecs)).toMatchObject([{ image: `${HERE}/payments@${DIGEST}` }, { image: 'nginx:1.27' }]);
  });
});

describe('another check', () => {
  it('asks for no digest', async () => {
    const ecs = familyOf({ name: 'app', image: `${HERE}/payments`, privileged: true });

    const { failure } = await execute(ecs);

    expect(failure).toBeUndefined();
  });
});
