import type { CheckRequest } from '../core/decision/decide';
import type { DescribedRevision } from '../core/facts/task-definition-registry';
import { asDescribed, subjectOfArn } from '../core/inputs/described-subject';
import { parseParameters } from '../core/policy/parameters';
import type { Check } from '../core/registry/check';
import type { JsonObject } from '../core/subject/json';
import { freshVerdict, type FreshVerdict } from './fresh-verdict';
import type { RemediationPorts } from './remediation';

/** Judges a definition, in the ECS API's spelling, by one check. */
export type Judge = (definition: JsonObject, request: CheckRequest) => Promise<FreshVerdict>;

/** @returns how a definition is judged as a revision of its family */
export function judgeAs(
  ports: Pick<RemediationPorts, 'policy' | 'lookUps' | 'exemptions'>,
  { arn, tags }: Pick<DescribedRevision, 'arn' | 'tags'>,
): Judge {
  const identity = subjectOfArn('AWS::ECS::TaskDefinition', arn);
  return (definition, request) => freshVerdict(ports, asDescribed(identity, { ...definition, tags }), request);
}

/** Tells a verdict that is certain and finds nothing. */
export function passes(verdict: FreshVerdict | undefined): boolean {
  return verdict?.fails === false && verdict.outcome !== 'SKIP_UNKNOWN';
}

/** A check with its default parameters. */
export function withDefaults(check: Check): CheckRequest {
  return { check, parameters: parseParameters(check, {}), severity: check.severity };
}

/** The checks that judge every revision unless somebody says otherwise: a change must not make one of them fail. */
export function checksByDefault(checks: readonly Check[]): readonly Check[] {
  return checks.filter(
    ({ enabled, deprecated, resourceTypes, parameters }) =>
      enabled &&
      !deprecated &&
      resourceTypes.includes('AWS::ECS::TaskDefinition') &&
      Object.values(parameters).every((schema) => schema.default !== undefined),
  );
}
