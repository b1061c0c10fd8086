import { GuardrailsError } from '../errors';
import { isJsonList, isJsonObject, pointerOf, type Json, type JsonObject } from '../subject/json';
import { isResourceType, SUBJECT_SOURCES, type Subject, type SubjectSource } from '../subject/subject';
import type { Policy } from './policy';

/** One example of a check with the answer that every sound engine gives; built from `policies/<id>/examples.yaml`. */
export interface SelfTestVector {
  readonly check: string;
  readonly type: string;
  readonly configuration: JsonObject;
  readonly parameters: JsonObject;
  /** Look-ups that the answer depends on. */
  readonly facts?: JsonObject | undefined;
  /** The reader, where the answer depends on what absence means to it; else AWS Config. */
  readonly source?: SubjectSource | undefined;
  readonly outcome: string;
  /** JSON Pointers of the violations, sorted. */
  readonly paths: readonly string[];
}

/**
 * Evaluates the first vector, which also warms the engine up. It is one with violations: an engine that calls everything
 * compliant does not pass.
 *
 * @throws GuardrailsError `POLICY_LOAD` when there is no vector or the answer differs
 */
export function runSelfTest(policy: Policy, selfTest: unknown): void {
  const vector = firstVector(selfTest);
  if (vector === undefined) throw new GuardrailsError('POLICY_LOAD', 'The policy comes without a self-test vector.');
  const [result] = policy.evaluate({
    subject: subjectOf(vector),
    parameters: { [vector.check]: vector.parameters },
    facts: vector.facts ?? {},
  });
  const paths =
    result === undefined || result.outcome === 'ERROR' ? [] : result.violations.map(({ path }) => pointerOf(path));
  if (result?.outcome !== vector.outcome || paths.join() !== vector.paths.join()) {
    throw new GuardrailsError(
      'POLICY_LOAD',
      `The policy's self-test of ${vector.check} gave ${result?.outcome ?? 'nothing'}; expected ${vector.outcome} at [${vector.paths.join(', ')}].`,
      result?.outcome === 'ERROR' ? { cause: result.error } : {},
    );
  }
}

function firstVector(selfTest: unknown): SelfTestVector | undefined {
  const vectors: Json | undefined = isJsonObject(selfTest) ? selfTest['vectors'] : undefined;
  const first = isJsonList(vectors) ? vectors[0] : undefined;
  if (!isJsonObject(first)) return undefined;
  const { check, type, configuration, parameters, facts, outcome, paths } = first;
  if (typeof check !== 'string' || typeof type !== 'string' || typeof outcome !== 'string') return undefined;
  if (!isJsonObject(configuration) || !isJsonObject(parameters) || !isJsonList(paths)) return undefined;
  if (facts !== undefined && !isJsonObject(facts)) return undefined;
  const source = SUBJECT_SOURCES.find((known) => known === first['source']);
  if (first['source'] !== undefined && source === undefined) return undefined;
  return { check, type, configuration, parameters, facts, source, outcome, paths: paths.map(String) };
}

function subjectOf(vector: SelfTestVector): Subject {
  if (!isResourceType(vector.type)) {
    throw new GuardrailsError('POLICY_LOAD', `The policy's self-test names the resource type ${vector.type}.`);
  }
  return {
    type: vector.type,
    id: 'self-test',
    arn: null,
    account: '111122223333',
    region: 'eu-west-1',
    partition: 'aws',
    source: vector.source ?? 'config',
    tags: {},
    configuration: vector.configuration,
    logicalId: null,
    constructPath: null,
    origin: null,
    redirects: [],
  };
}
