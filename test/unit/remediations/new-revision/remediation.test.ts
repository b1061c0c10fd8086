import { GuardrailsError, isGuardrailsError } from '../../../../core/errors';
import type { LookUps } from '../../../../core/facts/look-ups';
import { CHECKS } from '../../../../core/registry/registry';
import { isJsonObject, member, valueAt, type JsonObject } from '../../../../core/subject/json';
import { FIXES } from '../../../../remediations/new-revision/fixes';
import { runStep } from '../../../../remediations/run-step';
import { EXAMPLES, policy, rows } from '../../../support/all-examples';
import { describedAs } from '../../../support/forms/describe-form';
import { makePorts } from '../make-ports';
import { FakeEcs } from './fake-ecs';
import { execute } from './run-new-revision';

const PRIVILEGED = {
  containerDefinitions: [
    { name: 'app', image: 'nginx:1.27', privileged: true, environment: [{ name: 'A', value: 'canary' }] },
  ],
  requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.privileged-container' }],
  compatibilities: ['EC2'],
};

describe('the document', () => {
  it('registers a corrected revision, with the calls that its permissions allow and no other', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED, [], 41);

    const { steps, outputs, failure } = await execute(ecs);

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide', 'Apply', 'Verify']);
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect([outputs.get('Apply.Outcome'), outputs.get('Plan.From'), outputs.get('Plan.To')]).toEqual([
      'APPLIED',
      'web:41',
      'web:42',
    ]);
    expect(outputs.get('Plan.Undo')).toBe(
      'aws ecs deregister-task-definition --region eu-west-1 --task-definition web:42',
    );
    expect([...new Set(ecs.operations)].toSorted()).toEqual(['DescribeTaskDefinition', 'RegisterTaskDefinition']);
  });

  it('changes nothing but the correction, keeps tags, and says which revision it was made of', async () => {
    const ecs = new FakeEcs();
    const tags = [
      { key: 'team', value: 'a' },
      { key: 'aws:cloudformation:stack-name', value: 's' },
    ];
    ecs.add(
      'web',
      { ...PRIVILEGED, cpu: '256', volumes: [{ name: 'data' }], runtimePlatform: { cpuArchitecture: 'ARM64' } },
      tags,
      9,
    );

    await execute(ecs);

    const definition = member(ecs.newest('web'), 'taskDefinition');
    expect(definition).toMatchObject({
      revision: 10,
      cpu: '256',
      volumes: [{ name: 'data' }],
      runtimePlatform: { cpuArchitecture: 'ARM64' },
      containerDefinitions: [{ name: 'app', image: 'nginx:1.27', environment: [{ name: 'A', value: 'canary' }] }],
    });
    expect(valueAt(definition, ['containerDefinitions', 0, 'privileged'])).toBeUndefined();
    expect(member(ecs.newest('web'), 'tags')).toEqual([
      { key: 'team', value: 'a' },
      { key: 'ecs-guardrails:from-revision', value: '9' },
    ]);
  });

  it('tells the places that change and no value', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);

    const { outputs } = await execute(ecs);

    expect(outputs.get('Plan.Description')).toContain('/containerDefinitions/0/privileged');
    expect(JSON.stringify([...outputs])).not.toContain('canary');
  });

  it('ends after the plan in a dry run', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);

    const { steps, outputs } = await execute(ecs, { DryRun: 'true' });

    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect(ecs.operations).toEqual(['DescribeTaskDefinition']);
  });

  it.each(['web', 'web:9', 'web:10', 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:10'])(
    'A13: acts on the newest active revision whatever the id names: %s',
    async (ResourceId) => {
      const ecs = new FakeEcs();
      ecs.add('web', PRIVILEGED, [], 10);

      const { outputs } = await execute(ecs, { ResourceId });

      expect(outputs.get('Plan.To')).toBe('web:11');
    },
  );

  it.each([
    ['web', 'SKIP_ALREADY_COMPLIANT'],
    ['web:2', 'SKIP_ALREADY_COMPLIANT'],
    ['web:1', 'SKIP_ALREADY_FIXED'],
  ])('A13: is replayed for %s without another revision', async (ResourceId, outcome) => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);
    await execute(ecs);
    ecs.operations.length = 0;

    const { steps, outputs } = await execute(ecs, { ResourceId });

    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe(outcome);
    expect(ecs.operations).toEqual(['DescribeTaskDefinition']);
  });

  it('A13: ends as a success when the family is gone', async () => {
    const { outputs, failure } = await execute(new FakeEcs());

    expect(failure).toBeUndefined();
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NOT_FOUND');
  });

  it('judges anew what a pipeline registered between plan and apply', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);
    ecs.before = () => {
      if (ecs.operations.length === 1) ecs.add('web', { containerDefinitions: [{ name: 'app', image: 'nginx:1.28' }] });
    };

    const { steps, outputs } = await execute(ecs);

    expect(steps).toEqual(['Plan', 'Decide', 'Apply', 'Verify']);
    expect(outputs.get('Apply.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });

  it('does not register beside another run of the same family', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);
    const held: string[] = [];
    const locks = {
      holding: (name: string) => {
        held.push(name);
        return Promise.reject(new GuardrailsError('ACTION_BUSY', 'Another run.'));
      },
    };

    const { steps, failure } = await execute(ecs, {}, { locks });

    expect(steps).toEqual(['Plan', 'Decide', 'Apply']);
    expect(isGuardrailsError(failure) && failure.code).toBe('ACTION_BUSY');
    expect(held).toEqual(['family/web']);
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });

  it('leaves a definition alone that has a setting which the client would lose', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', { ...PRIVILEGED, quantumEntanglement: { enabled: true } });

    const { outputs } = await execute(ecs);

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_UNKNOWN');
    expect(outputs.get('Plan.Description')).toContain('/quantumEntanglement');
  });

  it('leaves a definition alone whose correction would not pass', async () => {
    const ecs = new FakeEcs();
    const volumes = [{ name: 'a', host: { sourcePath: '/etc' } }];
    const inherited = { name: 'b', image: 'x', volumesFrom: [{ sourceContainer: 'elsewhere' }] };
    ecs.add('web', { volumes, containerDefinitions: [{ name: 'a', image: 'x', mountPoints: 'none' }, inherited] });

    const { outputs } = await execute(ecs, { Check: 'ecs-taskdef-host-mounts-read-only' });

    expect(['SKIP_NEEDS_DECISION', 'SKIP_UNKNOWN', 'SKIP_ALREADY_COMPLIANT']).toContain(outputs.get('Plan.Outcome'));
    expect(ecs.operations).not.toContain('RegisterTaskDefinition');
  });

  it('takes what a person decided, and asks for it where it is missing', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', {
      containerDefinitions: [
        { name: 'app', image: 'x', user: '10001' },
        { name: 'b', image: 'y', user: '0:0' },
      ],
    });

    const asked = await execute(ecs, { Check: 'ecs-taskdef-non-root-user' });
    const done = await execute(ecs, { Check: 'ecs-taskdef-non-root-user', Values: '{"user":"10002:10002"}' });

    expect(asked.outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(asked.outputs.get('Plan.Description')).toContain('set user, such as');
    expect(done.outputs.get('Verify.Outcome')).toBe('VERIFIED');
    const users = [0, 1].map((index) =>
      valueAt(ecs.newest('web'), ['taskDefinition', 'containerDefinitions', index, 'user']),
    );
    expect(users).toEqual(['10001', '10002:10002']);
  });

  it('refuses a decision that does not pass either', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', { containerDefinitions: [{ name: 'app', image: 'x' }] });

    const { outputs } = await execute(ecs, { Check: 'ecs-taskdef-non-root-user', Values: '{"user":"root"}' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('after the correction');
  });

  it.each([
    ['DescribeTaskDefinition', ['Plan']],
    ['RegisterTaskDefinition', ['Plan', 'Decide', 'Apply']],
  ])('fails, and names the permission, when %s is denied', async (operation, expected) => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);
    ecs.refused = { [operation]: 'AccessDeniedException' };

    const { steps, failure } = await execute(ecs);

    expect(steps).toEqual(expected);
    expect(isGuardrailsError(failure) && failure.message).toContain(`Allow ecs:${operation}`);
  });

  it('fails when somebody registers the old settings again before it is verified', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);
    ecs.before = () => {
      if (ecs.operations.at(-1) === 'RegisterTaskDefinition') ecs.add('web', PRIVILEGED);
    };

    const { steps, failure } = await execute(ecs);

    expect(steps.at(-1)).toBe('Verify');
    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_UNVERIFIED');
  });

  it('fails when the family is gone before it is verified', async () => {
    const ecs = new FakeEcs();
    const ports = makePorts(policy, { taskDefinitions: ecs.registry });
    const event = { step: 'verify', check: 'ecs-taskdef-no-privileged', resourceId: 'web', dryRun: 'false' };

    await expect(runStep(event, CHECKS, ports)).rejects.toMatchObject({ code: 'REMEDIATION_UNVERIFIED' });
  });

  it('says in a dry run of apply what it would do', async () => {
    const ecs = new FakeEcs();
    ecs.add('web', PRIVILEGED);
    const ports = makePorts(policy, { taskDefinitions: ecs.registry });
    const event = { step: 'apply', check: 'ecs-taskdef-no-privileged', resourceId: 'web', dryRun: 'true' };

    const result = await runStep(event, CHECKS, ports);

    expect(result.outcome).toBe('DRY_RUN');
    expect(ecs.operations).toEqual(['DescribeTaskDefinition']);
  });
});

/** What a person could decide, for every fix that asks. */
const VALUES = {
  user: '10001:10001',
  memory: '512',
  logGroup: '/ecs/web',
  AWS_ACCESS_KEY_ID: 'arn:aws:ssm:eu-west-1:111122223333:parameter/a',
  AWS_SECRET_ACCESS_KEY: 'arn:aws:ssm:eu-west-1:111122223333:parameter/b',
  DB_PASSWORD: 'arn:aws:ssm:eu-west-1:111122223333:parameter/c',
  data: 'fsap-0a1b2c3d4e5f60718',
  'healthCheck.app': '["CMD","/healthy"]',
};

const IMAGE_DIGESTS = { of: () => Promise.resolve(`sha256:${'0'.repeat(64)}`) };

/** A role of its own, without which ECS takes no secrets. */
function addedTo(ecs: FakeEcs, example: Parameters<typeof describedAs>[0]): void {
  const described = member(describedAs(example), 'taskDefinition');
  const executionRoleArn = 'arn:aws:iam::111122223333:role/execution';
  ecs.add('web', { executionRoleArn, ...withoutReadOnly(isJsonObject(described) ? described : {}) });
}

const FAILING = EXAMPLES.filter(({ check, kind, sources }) => {
  return FIXES.has(check) && kind === 'bad' && (sources === undefined || sources.includes('describe'));
});

describe('every failing example', () => {
  it.each(rows(FAILING))('ends in a revision that passes, or in a decision that is named: %s', async (_, example) => {
    const ecs = new FakeEcs();
    addedTo(ecs, example);
    const parameters = {
      Check: example.check,
      CheckParameters: JSON.stringify(example.params),
      Values: JSON.stringify(VALUES),
    };

    const { outputs, failure } = await execute(ecs, parameters, {
      lookUps: lookUpsOf(example.facts),
      imageDigests: IMAGE_DIGESTS,
    });

    expect(failure).toBeUndefined();
    const outcome = outputs.get('Plan.Outcome') ?? '';
    expect(['APPLY', 'SKIP_NEEDS_DECISION', 'SKIP_UNKNOWN']).toContain(outcome);
    expect(outputs.get('Verify.Outcome')).toBe(outcome === 'APPLY' ? 'VERIFIED' : undefined);
  });

  it.each([...FIXES.keys()])('has one that %s corrects', async (check) => {
    const outcomes: (string | undefined)[] = [];
    for (const example of FAILING.filter((one) => one.check === check)) {
      const ecs = new FakeEcs();
      addedTo(ecs, example);
      const CheckParameters = JSON.stringify(example.params);
      const parameters = { Check: check, CheckParameters, Values: JSON.stringify(VALUES), DryRun: 'true' };
      const { outputs } = await execute(ecs, parameters, { imageDigests: IMAGE_DIGESTS });
      outcomes.push(outputs.get('Plan.Outcome'));
    }

    expect(outcomes).toContain('DRY_RUN');
  });
});

/** The look-ups that an example's verdict rests on. */
function lookUpsOf(facts: JsonObject): LookUps {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, () => Promise.resolve(value)]));
}

/** ECS sets these itself. */
function withoutReadOnly(definition: JsonObject): JsonObject {
  const own = ['taskDefinitionArn', 'family', 'revision', 'status'];
  return Object.fromEntries(Object.entries(definition).filter(([key]) => !own.includes(key)));
}
