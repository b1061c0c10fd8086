import { isGuardrailsError } from '../../../../core/errors';
import { CHECKS } from '../../../../core/registry/registry';
import { valueAt, type JsonObject } from '../../../../core/subject/json';
import { runStep } from '../../../../remediations/run-step';
import { FIXES } from '../../../../remediations/new-revision/fixes';
import { policy } from '../../../support/all-examples';
import { failureOf } from '../../../support/failure-of';
import { documentOf } from '../execute';
import { makePorts } from '../make-ports';
import { runDocument } from '../run-document';
import { FakeEcs } from './fake-ecs';

const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const DOCUMENT = documentOf('new-revision');
const PRIVILEGED = 'ecs-taskdef-no-privileged';
const READ_ONLY = 'ecs-taskdef-readonly-root-fs';
const NON_ROOT = 'ecs-taskdef-non-root-user';
const HOST_PID = 'ecs-taskdef-no-host-pid';

/** Fails five checks that are enabled by default, of which two need a decision. */
const FAILING = {
  pidMode: 'host',
  containerDefinitions: [
    { name: 'app', image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1', privileged: true },
  ],
};

function makeEcs(definition: JsonObject = FAILING): FakeEcs {
  const ecs = new FakeEcs();
  ecs.add('web', definition);
  return ecs;
}

function execute(ecs: FakeEcs, parameters: Readonly<Record<string, string>> = {}) {
  const ports = makePorts(policy, { taskDefinitions: ecs.registry });
  const given = { ResourceId: 'web', AutomationAssumeRole: ROLE, Check: PRIVILEGED, ...parameters };
  return runDocument(DOCUMENT, given, (payload) => runStep(payload, CHECKS, ports));
}

function registrations({ operations }: FakeEcs): number {
  return operations.filter((operation) => operation === 'RegisterTaskDefinition').length;
}

function newestRevision(ecs: FakeEcs): unknown {
  return valueAt(ecs.newest('web'), ['taskDefinition', 'revision']);
}

describe('the fixes', () => {
  it('are those of the checks that name this document', () => {
    const named = CHECKS.filter(({ remediation }) => remediation.document === 'new-revision').map(({ id }) => id);

    expect([...FIXES.keys()].toSorted()).toEqual(named.toSorted());
  });
});

describe('several checks in one run', () => {
  it('are corrected in one revision, which passes them all', async () => {
    const ecs = makeEcs();

    const { outputs, failure } = await execute(ecs, { AlsoChecks: `${READ_ONLY},${HOST_PID}` });

    expect(failure).toBeUndefined();
    expect([outputs.get('Plan.To'), registrations(ecs)]).toEqual(['web:2', 1]);
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    const definition = valueAt(ecs.newest('web'), ['taskDefinition']);
    expect(valueAt(definition, ['pidMode'])).toBeUndefined();
    expect(valueAt(definition, ['containerDefinitions', 0, 'privileged'])).toBeUndefined();
    expect(valueAt(definition, ['containerDefinitions', 0, 'readonlyRootFilesystem'])).toBe(true);
  });

  it.each([
    ['', [PRIVILEGED]],
    ['all', [PRIVILEGED, HOST_PID, READ_ONLY]],
    [`all,-${READ_ONLY}`, [PRIVILEGED, HOST_PID]],
    [`-${READ_ONLY},all`, [PRIVILEGED, HOST_PID]],
    [`${PRIVILEGED},${HOST_PID}`, [PRIVILEGED, HOST_PID]],
    [`all,-${PRIVILEGED},-${HOST_PID}`, [PRIVILEGED, READ_ONLY]],
  ])('are those that AlsoChecks "%s" means, and the check itself', async (AlsoChecks, expected) => {
    const { outputs, failure } = await execute(makeEcs(), { AlsoChecks });

    expect(failure).toBeUndefined();
    expect(outputs.get('Apply.ToVerify')).toBe(expected.join(','));
  });

  it('are told one by one: corrected, in need of a decision, passing', async () => {
    const { outputs } = await execute(makeEcs(), { AlsoChecks: 'all', DryRun: 'true' });

    const description = outputs.get('Plan.Description') ?? '';
    expect(outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect(description).toMatch(/ecs-taskdef-no-privileged: .* This would be corrected\./);
    expect(description).toMatch(/ecs-taskdef-non-root-user: .* Decide which user the containers run as: set user/);
    expect(description).toMatch(/ecs-taskdef-logging-configured: .* Decide where logs go/);
    expect(description).toMatch(/It passes [^.]*ecs-taskdef-no-host-ipc/);
    expect(description).toMatch(/What does not apply: [^.]*ecs-taskdef-windows-non-admin-user/);
    expect(description).toMatch(/against web:1 it differs in [^.]*\/pidMode/);
  });

  it('are corrected even where the check that was asked for needs a decision', async () => {
    const { outputs, failure } = await execute(makeEcs(), { Check: NON_ROOT, AlsoChecks: HOST_PID });

    expect(failure).toBeUndefined();
    expect([outputs.get('Verify.Outcome'), outputs.get('Apply.ToVerify')]).toEqual(['VERIFIED', HOST_PID]);
  });

  it('are left alone when all of them need a decision', async () => {
    const ecs = makeEcs({ containerDefinitions: [{ name: 'app', image: 'x' }] });

    const { outputs } = await execute(ecs, { Check: NON_ROOT, AlsoChecks: 'ecs-taskdef-logging-configured' });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toMatch(
      /^Task definition web:1 is left alone: ecs-taskdef-non-root-user: /,
    );
    expect(registrations(ecs)).toBe(0);
  });

  it('are found corrected by a run that comes for another of them', async () => {
    const ecs = makeEcs();
    await execute(ecs, { AlsoChecks: HOST_PID });

    const { outputs } = await execute(ecs, { Check: HOST_PID, AlsoChecks: PRIVILEGED });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(registrations(ecs)).toBe(1);
  });

  it('fail the run when one that was corrected does not pass at the end', async () => {
    const ecs = makeEcs();
    ecs.before = () => {
      if (ecs.operations.at(-1) !== 'RegisterTaskDefinition') return;
      ecs.add('web', {
        containerDefinitions: FAILING.containerDefinitions.map(({ name, image }) => ({ name, image })),
        pidMode: 'host',
      });
    };

    const { steps, failure } = await execute(ecs, { AlsoChecks: HOST_PID });

    expect(steps.at(-1)).toBe('Verify');
    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_UNVERIFIED');
  });

  it('count as corrected where one correction does for two', async () => {
    const sockets = {
      volumes: [{ name: 'socket', host: { sourcePath: '/var/run/docker.sock' } }],
      containerDefinitions: [
        { name: 'app', image: 'x', mountPoints: [{ sourceVolume: 'socket', containerPath: '/s' }] },
      ],
    };
    const both = ['ecs-taskdef-no-docker-socket', 'ecs-taskdef-no-sensitive-mounts'] as const;

    const { outputs } = await execute(makeEcs(sockets), { Check: both[0], AlsoChecks: both[1] });

    expect(outputs.get('Apply.ToVerify')).toBe(both.join(','));
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });

  it('refuses a check without a fix, and names the nearest', async () => {
    const ports = makePorts(policy, { taskDefinitions: makeEcs().registry });
    const event = { step: 'plan', check: PRIVILEGED, resourceId: 'web', dryRun: 'true' };

    const failure = await failureOf(runStep({ ...event, alsoChecks: 'ecs-taskdef-no-host-pit' }, CHECKS, ports));
    const unfixable = await failureOf(
      runStep({ ...event, alsoChecks: '-ecs-taskdef-registry-approved' }, CHECKS, ports),
    );

    expect(failure).toMatchObject({ code: 'REMEDIATION_INVALID', place: { field: 'alsoChecks' } });
    expect(failure.message).toContain('Did you mean "ecs-taskdef-no-host-pid"?');
    expect(unfixable.code).toBe('REMEDIATION_INVALID');
  });
});

describe('a revision that somebody registers between look and registration', () => {
  /** Registers the definition just before each of our first registrations. */
  function overtakenEcs(definition: JsonObject, times: number): FakeEcs {
    const ecs = makeEcs();
    ecs.before = (operation) => {
      if (operation === 'RegisterTaskDefinition' && registrations(ecs) < times) ecs.add('web', definition);
    };
    return ecs;
  }

  it('is corrected in its turn, so that nothing of it is lost', async () => {
    const ecs = overtakenEcs({ ...FAILING, cpu: '512' }, 1);

    const { outputs, failure } = await execute(ecs);

    expect(failure).toBeUndefined();
    expect([newestRevision(ecs), registrations(ecs)]).toEqual([4, 2]);
    expect(valueAt(ecs.newest('web'), ['taskDefinition', 'cpu'])).toBe('512');
    expect(outputs.get('Apply.Undo')).toContain('--task-definition web:4');
    expect(outputs.get('Apply.Description')).toContain('against web:2');
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });

  it('is registered once more as it is when it passes', async () => {
    const ecs = overtakenEcs({ cpu: '512', containerDefinitions: [{ name: 'app', image: 'x' }] }, 1);

    const { outputs } = await execute(ecs);

    expect(newestRevision(ecs)).toBe(4);
    expect(valueAt(ecs.newest('web'), ['taskDefinition', 'cpu'])).toBe('512');
    expect(outputs.get('Apply.Description')).toContain('it differs in nothing');
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });

  it('fails the run when it happens again', async () => {
    const ecs = overtakenEcs(FAILING, 2);

    const { steps, failure } = await execute(ecs);

    expect(steps.at(-1)).toBe('Apply');
    expect(isGuardrailsError(failure) && failure.code).toBe('REMEDIATION_UNVERIFIED');
    expect(String(failure)).toContain('Somebody registered web:4');
    expect(String(failure)).toContain('deregister web:5');
  });

  it('fails the run when it has a setting that the client would lose', async () => {
    const { failure } = await execute(overtakenEcs({ ...FAILING, quantumEntanglement: { enabled: true } }, 1));

    expect(String(failure)).toContain('/quantumEntanglement');
  });

  it('is not seen in a number that was deregistered', async () => {
    const ecs = makeEcs();
    ecs.before = (operation) => {
      if (operation === 'RegisterTaskDefinition') ecs.add('web', { ...FAILING, status: 'INACTIVE' });
    };

    const { outputs, failure } = await execute(ecs);

    expect(failure).toBeUndefined();
    expect([outputs.get('Apply.Outcome'), newestRevision(ecs), registrations(ecs)]).toEqual(['APPLIED', 3, 1]);
  });
});
