import { isGuardrailsError } from '../../../../core/errors';
import { CHECKS } from '../../../../core/registry/registry';
import type { JsonObject } from '../../../../core/subject/json';
import type { RemediationPorts } from '../../../../remediations/remediation';
import { runStep } from '../../../../remediations/run-step';
import { policy } from '../../../support/all-examples';
import { failureOf } from '../../../support/failure-of';
import { declaredActions, documentOf } from '../execute';
import { makePorts } from '../make-ports';
import { FakeEcs } from '../new-revision/fake-ecs';
import { runDocument } from '../run-document';
import { FakeServices, revisionArn } from './fake-services';

const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const DOCUMENT = documentOf('move-services');
const PRIVILEGED = 'ecs-taskdef-no-privileged';

const CONTAINER = { name: 'app', image: 'nginx:1.27' };
const BAD = { containerDefinitions: [{ ...CONTAINER, privileged: true }] };
const GOOD = { containerDefinitions: [CONTAINER] };

/** A family of which revision 1 fails a check and revision 2 passes it, and its services. */
function makeAccount(...revisions: readonly JsonObject[]) {
  const ecs = new FakeEcs();
  for (const revision of revisions.length === 0 ? [BAD, GOOD] : revisions) ecs.add('web', revision);
  return { ecs, services: new FakeServices() };
}

function execute(
  { ecs, services }: ReturnType<typeof makeAccount>,
  parameters: Readonly<Record<string, string>> = {},
  ports: Partial<RemediationPorts> = {},
) {
  const all = makePorts(policy, { taskDefinitions: ecs.registry, ...services.ports(), ...ports });
  const given = { ResourceId: 'web', Approvers: ROLE, AutomationAssumeRole: ROLE, ...parameters };
  return runDocument(DOCUMENT, given, (payload) => runStep(payload, CHECKS, all));
}

describe('the services of a family', () => {
  it('are moved to its newest revision after an approval, by the full ARN and one a second', async () => {
    const account = makeAccount();
    account.services.add('api', 'web:1');
    account.services.add('site', 'web:1');
    const pauses: number[] = [];
    const pause = (milliseconds: number) => Promise.resolve(void pauses.push(milliseconds));

    const { steps, approvals, outputs, failure } = await execute(
      account,
      {},
      { time: { remaining: () => 60_000, pause } },
    );

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide', 'Ask', 'Approve', 'Apply', 'Moved', 'Verify']);
    expect(approvals).toEqual([
      expect.stringContaining('2 services will be moved to web:2: prod/api from web:1, prod/site from web:1.'),
    ]);
    expect(account.services.requests).toEqual([
      { cluster: 'prod', service: 'api', taskDefinition: revisionArn('web:2') },
      { cluster: 'prod', service: 'site', taskDefinition: revisionArn('web:2') },
    ]);
    expect(pauses).toEqual([1_000, 1_000]);
    expect([outputs.get('Apply.Outcome'), outputs.get('Verify.Outcome')]).toEqual(['APPLIED', 'VERIFIED']);
    expect(outputs.get('Plan.Undo')).toBe(outputs.get('Apply.Undo'));
    expect(outputs.get('Apply.Undo')?.split('\n')).toEqual(
      ['api', 'site'].map(
        (name) =>
          `aws ecs update-service --region eu-west-1 --cluster prod --service ${name} --task-definition ${revisionArn('web:1')}`,
      ),
    );
  });

  it('are told of in a dry run, which asks nobody', async () => {
    const account = makeAccount();
    account.services.add('api', 'web:1');

    const { steps, approvals, outputs } = await execute(account, { DryRun: 'true' });

    expect([steps, approvals]).toEqual([['Plan', 'Decide'], []]);
    expect([outputs.get('Plan.Outcome'), outputs.get('Plan.From'), outputs.get('Plan.To')]).toEqual([
      'DRY_RUN',
      'web:1',
      'web:2',
    ]);
    expect(account.services.requests).toEqual([]);
  });

  it('are moved once: a second run finds nothing to do', async () => {
    const account = makeAccount();
    account.services.add('api', 'web:1');
    await execute(account);

    const { steps, outputs } = await execute(account);

    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(account.services.requests).toHaveLength(1);
  });

  it('are told about by the topic that is given', async () => {
    const account = makeAccount();
    account.services.add('api', 'web:1');

    const { steps } = await execute(account, {
      NotificationArn: 'arn:aws:sns:eu-west-1:111122223333:AutomationApprovals',
    });

    expect(steps).toContain('ApproveNotified');
    expect(steps).not.toContain('Approve');
  });

  it.each([
    ['another family', 'webs:1'],
    ['the revision itself', 'web:2'],
    ['a newer revision', 'web:3'],
  ])('do not count when they run %s', async (_what, revision) => {
    const account = makeAccount();
    account.services.add('api', revision);

    const { outputs } = await execute(account, { ToRevision: '2' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
  });

  it('are those of one revision when it is named, and the target is the one that is named', async () => {
    const account = makeAccount(BAD, BAD, GOOD, GOOD);
    account.services.add('api', 'web:1');
    account.services.add('site', 'web:2');

    const { outputs } = await execute(account, { ResourceId: 'web:2', ToRevision: '3' });

    expect(outputs.get('Apply.Description')).toContain('1 service was moved to web:3: prod/site from web:2.');
    expect(account.services.requests).toHaveLength(1);
  });

  it('are moved twenty a run', async () => {
    const account = makeAccount();
    for (let count = 0; count < 23; count += 1) account.services.add(`api-${count}`, 'web:1');

    const { outputs } = await execute(account);

    expect(account.services.requests).toHaveLength(20);
    expect(outputs.get('Plan.Description')).toContain('3 more can be moved by another run.');
  });
});

describe('a service is not moved, and why is said,', () => {
  const old = revisionArn('web:1');
  const running = { status: 'PRIMARY', taskDefinition: old };

  it.each<[string, JsonObject, string]>([
    ['that CodeDeploy deploys', { deploymentController: { type: 'CODE_DEPLOY' } }, 'is deployed by "CODE_DEPLOY"'],
    [
      'whose task sets run an older revision',
      {
        deploymentController: { type: 'EXTERNAL' },
        taskDefinition: '',
        deployments: [],
        taskSets: [{ taskDefinition: old }],
      },
      'is deployed by "EXTERNAL"',
    ],
    ['that drains', { status: 'DRAINING' }, 'is "DRAINING"'],
    [
      'with a deployment in progress',
      { deployments: [{ ...running, rolloutState: 'IN_PROGRESS' }] },
      'has a deployment in progress',
    ],
    [
      'that is being moved already',
      {
        taskDefinition: revisionArn('web:2'),
        deployments: [
          { status: 'PRIMARY', taskDefinition: revisionArn('web:2') },
          { status: 'ACTIVE', taskDefinition: old },
        ],
      },
      'has a deployment in progress',
    ],
    [
      'whose last deployment failed',
      { deployments: [{ ...running, rolloutState: 'FAILED' }] },
      'has a last deployment that failed',
    ],
    [
      'whose deployment is of another revision than it says',
      { taskDefinition: revisionArn('web:2'), deployments: [running] },
      'is between two revisions',
    ],
    [
      'with managed EBS volumes',
      { deployments: [{ ...running, volumeConfigurations: [{ name: 'a', managedEBSVolume: { roleArn: ROLE } }] }] },
      'uses managed EBS volumes, whose infrastructure role',
    ],
    [
      'with TLS of Service Connect',
      {
        deployments: [
          {
            ...running,
            serviceConnectConfiguration: { enabled: true, services: [{ portName: 'a', tls: { roleArn: ROLE } }] },
          },
        ],
      },
      'uses TLS of Service Connect',
    ],
    [
      'with VPC Lattice',
      {
        deployments: [
          { ...running, vpcLatticeConfigurations: [{ roleArn: ROLE, targetGroupArn: 'a', portName: 'b' }] },
        ],
      },
      'uses VPC Lattice',
    ],
    [
      'whose load balancer ECS switches over',
      { loadBalancers: [{ advancedConfiguration: { roleArn: ROLE } }] },
      'uses load balancers that ECS switches over',
    ],
  ])('%s', async (_what, more, why) => {
    const account = makeAccount();
    account.services.add('api', 'web:1', more);

    const { steps, outputs } = await execute(account);

    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain(`Not moved: prod/api ${why}`);
    expect(account.services.requests).toEqual([]);
  });

  it('to a revision that fails a check which its own passes, while others are', async () => {
    const account = makeAccount(BAD, GOOD, BAD);
    account.services.add('api', 'web:2');
    account.services.add('site', 'web:1');

    const { outputs } = await execute(account);

    expect(outputs.get('Apply.Description')).toContain('1 service was moved to web:3: prod/site');
    expect(outputs.get('Plan.Description')).toContain(
      `Not moved: prod/api runs web:2, which passes ${PRIVILEGED}; web:3 does not.`,
    );
  });

  it('from a revision that can no longer be read', async () => {
    const account = makeAccount();
    account.ecs.add('web', GOOD, [], 9);
    account.services.add('api', 'web:5');

    const { outputs } = await execute(account);

    expect(outputs.get('Plan.Description')).toContain('runs web:5, which can no longer be read');
  });
});

describe('the revision to move to', () => {
  it.each<[string, readonly JsonObject[], Readonly<Record<string, string>>, string]>([
    ['fails the check that is named', [BAD, BAD], { Check: PRIVILEGED }, 'SKIP_NEEDS_DECISION'],
    ['is deregistered', [BAD, GOOD, { ...GOOD, status: 'INACTIVE' }], { ToRevision: '3' }, 'SKIP_NOT_FOUND'],
    ['was never registered', [BAD, GOOD], { ToRevision: '7' }, 'SKIP_NOT_FOUND'],
    ['is the newest of a family that is gone', [BAD], { ResourceId: 'gone' }, 'SKIP_NOT_FOUND'],
  ])('is refused when it %s', async (_what, revisions, parameters, outcome) => {
    const account = makeAccount(...revisions);
    account.services.add('api', 'web:1');

    const { outputs } = await execute(account, parameters);

    expect(outputs.get('Plan.Outcome')).toBe(outcome);
    expect(account.services.requests).toEqual([]);
  });

  it('is refused when the check cannot tell', async () => {
    const account = makeAccount(BAD, { containerDefinitions: [CONTAINER] });
    account.services.add('api', 'web:1');
    const parameters = { Check: 'ecs-taskdef-readonly-root-fs', CheckParameters: '{"exemptExecServices":true}' };

    const { outputs } = await execute(account, parameters);

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_UNKNOWN');
  });

  it('may be one that the check does not concern', async () => {
    const account = makeAccount();
    account.services.add('api', 'web:1');

    const { outputs } = await execute(account, { Check: 'ecs-taskdef-windows-non-admin-user' });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });
});

describe('what changes between plan and move', () => {
  it.each<[string, (services: FakeServices) => void, string]>([
    ['is gone', ({ services }) => void services.splice(0, 1), 'is gone'],
    [
      'runs another revision',
      (services) => {
        const taskDefinition = revisionArn('web:0');
        services.set('api', {
          taskDefinition,
          deployments: [{ status: 'PRIMARY', taskDefinition: revisionArn('web:1') }],
        });
      },
      'can no longer be read',
    ],
    [
      'runs another family',
      (services) => {
        const taskDefinition = revisionArn('shop:1');
        services.set('api', { taskDefinition, deployments: [{ status: 'PRIMARY', taskDefinition }] });
      },
      'runs another revision now',
    ],
    [
      'has a deployment in progress',
      (services) => {
        services.set('api', { deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }] });
      },
      'has a deployment in progress',
    ],
  ])('keeps a service from being moved that %s', async (_what, change, why) => {
    const account = makeAccount();
    account.services.add('api', 'web:1');
    let described = 0;
    account.services.before = () => {
      described += 1;
      if (described === 2) change(account.services);
    };

    const { steps, outputs } = await execute(account);

    expect(steps.at(-1)).toBe('Moved');
    expect(outputs.get('Apply.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Apply.Description')).toContain(
      `prod/api ${why.startsWith('can') ? 'runs web:0, which ' : ''}${why}`,
    );
    expect(account.services.requests).toEqual([]);
  });

  const apply = { document: 'move-services', step: 'apply', resourceId: 'web', dryRun: 'false', toRevision: '2' };

  it('counts a service as moved that an earlier attempt moved', async () => {
    const { ecs, services } = makeAccount();
    services.add('api', 'web:2');
    const ports = makePorts(policy, { taskDefinitions: ecs.registry, ...services.ports() });

    const result = await runStep({ ...apply, services: 'prod/api:1' }, CHECKS, ports);

    expect(result).toMatchObject({ outcome: 'APPLIED', services: 'prod/api:1', toRevision: '2', to: 'web:2' });
    expect(services.requests).toEqual([]);
  });

  it('leaves for another run what is not reached in time', async () => {
    const { ecs, services } = makeAccount();
    services.add('api', 'web:1');
    const time = { remaining: () => 5_000, pause: () => Promise.resolve() };
    const ports = makePorts(policy, { taskDefinitions: ecs.registry, ...services.ports(), time });

    const result = await runStep({ ...apply, services: 'prod/api:1' }, CHECKS, ports);

    expect(result.outcome).toBe('SKIP_NEEDS_DECISION');
    expect(result.description).toContain('was not reached in time: run the document again');
  });

  it('changes nothing in a dry run of apply, for a revision that is gone, or under the kill switch', async () => {
    const { ecs, services } = makeAccount();
    services.add('api', 'web:1');
    const ports = makePorts(policy, { taskDefinitions: ecs.registry, ...services.ports() });
    const event = { ...apply, services: 'prod/api:1' };

    const dry = await runStep({ ...event, dryRun: 'true' }, CHECKS, ports);
    const gone = await runStep({ ...event, toRevision: '9' }, CHECKS, ports);
    const stopped = await runStep(event, CHECKS, { ...ports, mayAct: () => Promise.resolve(false) });

    expect([dry.outcome, gone.outcome, stopped.outcome]).toEqual(['DRY_RUN', 'SKIP_NOT_FOUND', 'SKIP_KILL_SWITCH']);
    expect(Object.values(stopped).every((value) => typeof value === 'string')).toBe(true);
    expect(services.requests).toEqual([]);
  });
});

describe('the deployment of a moved service', () => {
  const event = {
    document: 'move-services',
    step: 'verify',
    resourceId: 'web',
    dryRun: 'false',
    toRevision: '2',
    services: 'prod/api:1',
  };

  function verify(
    services: FakeServices,
    pause: () => Promise<void> = () => Promise.resolve(),
    remaining = () => 60_000,
  ) {
    return runStep(event, CHECKS, makePorts(policy, { ...services.ports(), time: { remaining, pause } }));
  }

  it('is waited for', async () => {
    const services = new FakeServices();
    const [taskDefinition, older] = [revisionArn('web:2'), revisionArn('web:1')];
    const primary = { status: 'PRIMARY', taskDefinition };
    services.add('api', 'web:2', { deployments: [{ status: 'ACTIVE', taskDefinition: older }, primary] });
    const states: JsonObject[][] = [[{ ...primary, rolloutState: 'IN_PROGRESS' }], [primary]];

    const result = await verify(services, () => {
      services.set('api', { deployments: states.shift() ?? [] });
      return Promise.resolve();
    });

    expect(result).toMatchObject({ outcome: 'VERIFIED', services: 'prod/api:1' });
    expect(states).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'still runs',
      { deployments: [{ status: 'PRIMARY', taskDefinition: revisionArn('web:2'), rolloutState: 'IN_PROGRESS' }] },
      'prod/api still deploy',
    ],
    [
      'failed',
      { deployments: [{ status: 'PRIMARY', taskDefinition: revisionArn('web:2'), rolloutState: 'FAILED' }] },
      'prod/api no longer deploys',
    ],
    ['was rolled back', { taskDefinition: revisionArn('web:1') }, 'prod/api no longer deploys'],
    ['has nothing left', { deployments: [] }, 'prod/api no longer deploys'],
    [
      'is of another revision',
      { deployments: [{ taskDefinition: revisionArn('web:1') }] },
      'prod/api no longer deploys',
    ],
  ])('fails the run, with the command that takes it back, when it %s', async (_what, change, says) => {
    const services = new FakeServices();
    services.add('api', 'web:2', change);

    const failure = await failureOf(verify(services, undefined, () => 10_000));

    expect(failure.code).toBe('REMEDIATION_UNVERIFIED');
    expect(failure.message).toContain(says);
    expect(failure.message).toContain(`--service api --task-definition ${revisionArn('web:1')}`);
  });

  it('names every service that failed', async () => {
    const services = new FakeServices();
    services.add('api', 'web:1');
    const ports = makePorts(policy, services.ports());

    const failure = await failureOf(runStep({ ...event, services: 'prod/api:1,prod/gone:1' }, CHECKS, ports));

    expect(failure.message).toContain('prod/api, prod/gone no longer deploy ');
  });
});

describe('the permissions', () => {
  it('are those of the calls that are made, and pass no role', () => {
    expect(declaredActions('move-services')).toEqual([
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'ecs:ListAccountSettings',
      'ecs:ListClusters',
      'ecs:ListServices',
      'ecs:UpdateService',
    ]);
  });
});

describe('an event', () => {
  const event = { document: 'move-services', step: 'plan', resourceId: 'web', dryRun: 'true' };

  it.each<[string, JsonObject, string, string]>([
    ['of another document', { document: 'move-service' }, 'document', 'move-services'],
    ['with a field that nobody reads', { toRevison: '1' }, 'toRevison', 'Did you mean "toRevision"?'],
    ['with a revision that is no number', { toRevision: '07' }, 'toRevision', '"07"'],
    ['that applies to whatever is newest', { step: 'apply', services: 'a/b:1' }, 'toRevision', 'expected the number'],
    ['that applies nothing', { step: 'apply', toRevision: '2' }, 'services', 'expected <cluster>/<service>:<revision>'],
    ['with a check that does not exist', { check: 'ecs-taskdef-no-privilegd' }, 'check', 'no-privileged'],
    ['with a check of something else', { check: 'ecs-service-no-public-ip' }, 'check', 'task definitions'],
    ['with parameters that are none', { parameters: '[' }, 'parameters', '"["'],
  ])('%s is refused', async (_what, change, field, says) => {
    const { ecs, services } = makeAccount();
    const ports = makePorts(policy, { taskDefinitions: ecs.registry, ...services.ports() });

    const failure = await failureOf(runStep({ ...event, ...change }, CHECKS, ports));

    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_INVALID');
    expect(failure.place).toEqual({ field });
    expect(failure.message).toContain(says);
  });

  it('with a parameter that the check does not have is refused', async () => {
    const { ecs, services } = makeAccount();
    const ports = makePorts(policy, { taskDefinitions: ecs.registry, ...services.ports() });

    const failure = await failureOf(runStep({ ...event, check: PRIVILEGED, parameters: { a: 1 } }, CHECKS, ports));

    expect(failure).toMatchObject({ code: 'PARAMETERS_INVALID', place: { field: 'parameters.a' } });
  });
});
