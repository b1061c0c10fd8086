import { checksTogether } from '../../../conformance-pack/checks-together';
import { renderPacks } from '../../../conformance-pack/render-pack';
import { packedChecks, type PackCheckSettings, type PackSettings } from '../../../conformance-pack/pack-settings';
import { CHECKS } from '../../../core/registry/registry';
import { valueAt, type Json } from '../../../core/subject/json';
import { askedChecks } from '../../../remediations/new-revision/asked-checks';
import { failureOf } from '../../support/failure-of';
import { resourcesOfPacks } from '../../support/pack-bodies';
import { requestOf } from '../../support/all-examples';

const TOGETHER = { remediation: { together: true } } satisfies PackSettings;
const PRIVILEGED = 'ecs-taskdef-no-privileged';

function alsoChecks(checks: Readonly<Record<string, PackCheckSettings>>): string {
  return checksTogether('new-revision', CHECKS, packedChecks(CHECKS, { checks }));
}

/** What the remediation of a rule is told, by logical id. */
function toldIn(settings: PackSettings): ReadonlyMap<string, Json | undefined> {
  const fixes = Object.entries(resourcesOfPacks(renderPacks(CHECKS, settings))).filter(([id]) => id.endsWith('Fix'));
  return new Map(
    fixes.map(([id, fix]) => [
      id,
      valueAt(fix, ['Properties', 'Parameters', 'AlsoChecks', 'StaticValue', 'Values', 0]),
    ]),
  );
}

describe('checks that one run corrects together', () => {
  it.each<[string, Readonly<Record<string, PackCheckSettings>>, string]>([
    ['the defaults', {}, 'all'],
    [
      'a check that is not in the pack',
      { 'ecs-taskdef-no-host-pid': { enabled: false } },
      'all,-ecs-taskdef-no-host-pid',
    ],
    ['one more', { 'ecs-taskdef-awsvpc-network-mode': { enabled: true } }, 'all,ecs-taskdef-awsvpc-network-mode'],
    [
      'a check with other parameters, which only its own rule knows',
      { 'ecs-taskdef-no-host-ipc': { params: { requireIsolated: true } } },
      'all,-ecs-taskdef-no-host-ipc',
    ],
    ['parameters that are the defaults', { 'ecs-taskdef-no-host-ipc': { params: { requireIsolated: false } } }, 'all'],
    ['a check of another document', { 'ecs-service-no-public-ip': { enabled: false } }, 'all'],
  ])('are named as the difference from %s', (_what, checks, expected) => {
    const told = alsoChecks(checks);

    expect(told).toBe(expected);
  });

  it('are those that the document then corrects', () => {
    const told = alsoChecks({
      'ecs-taskdef-no-host-pid': { enabled: false },
      'ecs-taskdef-awsvpc-network-mode': { enabled: true },
    });

    const wanted = askedChecks(requestOf({ check: PRIVILEGED }), told, CHECKS).wanted.map(({ check }) => check.id);

    expect(wanted[0]).toBe(PRIVILEGED);
    expect(wanted).toContain('ecs-taskdef-awsvpc-network-mode');
    expect(wanted).not.toContain('ecs-taskdef-no-host-pid');
    expect(wanted).toContain('ecs-taskdef-readonly-root-fs');
  });

  it('are told to the remediations of this document alone, and only where the pack says so', () => {
    const told = toldIn(TOGETHER);
    const untold = toldIn({});

    expect([told.get('EcsTaskdefNoPrivilegedFix'), told.get('EcsServiceNoPublicIpFix')]).toEqual(['all', undefined]);
    expect(new Set(untold.values())).toEqual(new Set([undefined]));
    expect(new Set(toldIn({ remediation: {} }).values())).toEqual(new Set([undefined]));
  });

  it('are refused when AWS Config could not carry their names', async () => {
    const off = CHECKS.filter(({ enabled, remediation }) => enabled && remediation.document === 'new-revision').slice(
      0,
      9,
    );
    const checks = Object.fromEntries(off.map(({ id }) => [id, { enabled: false }]));

    const failure = await failureOf(() => renderPacks(CHECKS, { ...TOGETHER, checks }));

    expect(failure).toMatchObject({ code: 'PACK_LIMIT', place: { field: 'remediation.together' } });
    expect(failure.message).toContain('256');
  });
});
