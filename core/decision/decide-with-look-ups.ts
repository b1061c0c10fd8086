import { asGuardrailsError, type GuardrailsError } from '../errors';
import type { Descriptions } from '../facts/descriptions';
import { FACT_SHAPES, type FactName } from '../facts/fact-shapes';
import { NO_FACTS, type Facts } from '../facts/facts';
import type { LookUps } from '../facts/look-ups';
import type { Policy } from '../policy/policy';
import { fillPlatform, fillUnrecorded } from '../subject/fill-unrecorded';
import type { RawObject } from '../subject/raw';
import type { Subject } from '../subject/subject';
import { unknownValue, type UnknownReason } from '../subject/unknown';
import { decide, type CheckRequest } from './decide';
import type { Decision } from './decision';

/** Where look-ups come from. */
export interface LookUpPorts {
  readonly lookUps: LookUps;
  readonly descriptions: Descriptions;
}

/** A decision, and the look-ups that failed on the way to it. */
export interface LookedUpDecision {
  readonly decision: Decision;
  readonly failures: readonly GuardrailsError[];
}

/**
 * Facts that change a verdict which would be certain without them: an account's or a cluster's default stands in for what
 * the resource leaves out. All others are asked for only where a policy says that it lacks them.
 */
const DEFAULTS: ReadonlySet<string> = new Set<FactName>(['account-settings', 'cluster']);

/**
 * Judges a subject by one check and looks up what the verdict turns out to need, and nothing else: first what AWS Config did
 * not record, then facts, and the operating system only where a violation depends on it.
 *
 * A look-up that fails does not fail the decision: what it would have said stays unknown.
 *
 * @returns `undefined` for the decision that the policy did not give
 * @throws GuardrailsError when the request as a whole is unusable (see `Policy.evaluate`)
 */
export async function decideWithLookUps(
  policy: Policy,
  subject: Subject,
  request: CheckRequest,
  ports: LookUpPorts,
): Promise<LookedUpDecision | undefined> {
  const failures: GuardrailsError[] = [];
  const asked = new Set<string>();
  let current = subject;
  let facts: Facts = NO_FACTS;
  let [decision] = decide(policy, current, [request], facts);
  if (decision !== undefined && isUnknownFor(decision, 'not-recorded')) {
    const described = await description(current, ports, failures);
    if (described !== undefined) {
      current = fillUnrecorded(current, described);
      [decision] = decide(policy, current, [request], facts);
    }
  }
  while (decision !== undefined) {
    const names = wantedFacts(decision, ports.lookUps).filter((name) => !asked.has(name));
    if (names.length === 0) break;
    for (const name of names) asked.add(name);
    facts = { ...facts, ...(await foundFacts(current, names, ports.lookUps, failures)) };
    [decision] = decide(policy, current, [request], facts);
  }
  if (decision === undefined) return undefined;
  const isDescribable = ports.descriptions[subject.type] !== undefined;
  if (!isDescribable || !dependsOnPlatform(policy, decision, request, facts)) return { decision, failures };
  // A description that fails leaves Linux standing, as every reader takes a definition that names no platform.
  const described = await description(current, ports, []);
  if (described === undefined) return { decision, failures };
  const [final = decision] = decide(policy, fillPlatform(current, described), [request], facts);
  return { decision: final, failures };
}

function isUnknownFor({ status, unknowns }: Decision, reason: UnknownReason): boolean {
  return status === 'UNKNOWN' && unknowns.some((unknown) => unknown.reason === reason);
}

function wantedFacts(decision: Decision, lookUps: LookUps): readonly FactName[] {
  if (decision.status === 'NOT_APPLICABLE' || decision.status === 'ERROR') return [];
  const lacksFacts = isUnknownFor(decision, 'fact-missing');
  return decision.check.facts
    .filter(isFactName)
    .filter((name) => lookUps[name] !== undefined && (lacksFacts || DEFAULTS.has(name)));
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACT_SHAPES, name);
}

async function foundFacts(
  subject: Subject,
  names: readonly FactName[],
  lookUps: LookUps,
  failures: GuardrailsError[],
): Promise<Facts> {
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        const value = await lookUps[name]?.(subject);
        return value === undefined ? [] : [[name, value] as const];
      } catch (thrown) {
        failures.push(lookUpFailure(thrown, name));
        return [];
      }
    }),
  );
  return Object.fromEntries(found.flat());
}

async function description(
  subject: Subject,
  { descriptions }: LookUpPorts,
  failures: GuardrailsError[],
): Promise<RawObject | undefined> {
  try {
    return await descriptions[subject.type]?.(subject);
  } catch (thrown) {
    failures.push(lookUpFailure(thrown, subject.type));
    return undefined;
  }
}

function lookUpFailure(thrown: unknown, what: string): GuardrailsError {
  return asGuardrailsError(thrown, 'INTERNAL', `The look-up of ${what} failed because of a fault of ours.`);
}

/** Whether a violation of a recorded definition that names no platform would be none on another operating system. */
function dependsOnPlatform(policy: Policy, decision: Decision, request: CheckRequest, facts: Facts): boolean {
  const { subject, status } = decision;
  if (status !== 'NON_COMPLIANT' || subject.type !== 'AWS::ECS::TaskDefinition' || subject.source !== 'config') {
    return false;
  }
  if (subject.configuration['RuntimePlatform'] !== undefined) return false;
  const platform = unknownValue('not-recorded', 'AWS Config may leave it out');
  const open = { ...subject, configuration: { ...subject.configuration, RuntimePlatform: platform } };
  const [answer] = decide(policy, open, [request], facts);
  return answer?.status !== 'NON_COMPLIANT';
}
