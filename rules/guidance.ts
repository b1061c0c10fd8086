import * as z from 'zod/mini';

import type { Log } from '../adapters/lambda/lambda-log';
import { decideWithLookUps } from '../core/decision/decide-with-look-ups';
import type { Decision } from '../core/decision/decision';
import { asGuardrailsError, GuardrailsError } from '../core/errors';
import { exempt, type OwnExemptions } from '../core/exemptions/exempt';
import { describeExemption } from '../core/exemptions/exemption';
import { isJsonObject, pointerOf, type JsonObject } from '../core/subject/json';
import type { Subject } from '../core/subject/subject';
import { visibleText } from '../core/visible-text';
import type { SchedulePorts } from './evaluate-schedule';
import { fields, jsonObject, requiredText } from './event-fields';
import { newestResources } from './newest-resources';
import { readRuleRequest } from './rule-request';

/** What giving guidance needs from outside. */
export interface GuidancePorts extends SchedulePorts {
  readonly log: Log;
}

/** What a person is told who wants to correct what no machine may change. */
export interface Guidance {
  readonly check: string;
  readonly resourceId: string;
  /** As the policy says now; `EXEMPT` where every violation is, `NOT_FOUND` for a resource that AWS Config does not know. */
  readonly outcome: Decision['status'] | 'EXEMPT' | 'NOT_FOUND';
  /** Sentences: what was found, and what to do. */
  readonly description: string;
  readonly policyDigest: string;
}

const asked = z.object({
  guide: requiredText('the id of a check'),
  resourceId: requiredText('the resource id of AWS Config'),
  parameters: requiredText("a JSON object with the check's parameters, as a text"),
});

/** Places that are told; further ones are counted. */
const MAX_PLACES = 10;

/** Whether an event asks for guidance; AWS Config's own events have no such member. */
export function asksForGuidance(event: unknown): event is JsonObject {
  return isJsonObject(event) && Object.hasOwn(event, 'guide');
}

/**
 * Judges the newest item of one resource, with look-ups, and says what a person can do. Nothing is reported to AWS Config, and
 * nothing is changed: the function has no right to.
 *
 * @param event `{guide: <check>, resourceId, parameters}`, all texts, as a Systems Manager document makes them
 * @throws GuardrailsError `EVENT_INVALID`, `PARAMETERS_INVALID`, `CHECK_UNKNOWN`, `AWS_CALL_FAILED`
 */
export async function guidance(event: JsonObject, ports: GuidancePorts): Promise<Guidance> {
  try {
    const given = await guidanceOn(event, ports);
    const { check, resourceId, outcome, policyDigest } = given;
    ports.log.info('Guidance was given.', { check, resourceId, outcome, policyDigest });
    return given;
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'No guidance could be given because of a fault of ours.');
    ports.log.error(error.message, { code: error.code, field: error.place.field ?? '' });
    throw error;
  }
}

async function guidanceOn(event: JsonObject, ports: GuidancePorts): Promise<Guidance> {
  const { guide: name, resourceId, parameters } = fields(asked, event, 'event');
  const given = jsonObject(parameters, 'event.parameters');
  const { requests } = readRuleRequest({ ...given, check: name }, ports.checks);
  for (const request of requests) {
    const common = { check: request.check.id, resourceId, policyDigest: ports.policy.digest };
    const subject = await newestSubject(request.check.resourceTypes, resourceId, ports);
    if (subject === undefined) {
      const description = 'AWS Config knows no such resource: it is gone, or its type is not recorded.';
      return { ...common, outcome: 'NOT_FOUND', description };
    }
    const found = await decideWithLookUps(ports.policy, subject, request, ports);
    if (found !== undefined) return { ...common, ...told(found.decision, ports, found.failures) };
  }
  throw new GuardrailsError('RESULT_INCOMPLETE', `The policy module gave no answer for ${name}.`);
}

async function newestSubject(
  types: readonly string[],
  resourceId: string,
  ports: GuidancePorts,
): Promise<Subject | undefined> {
  for (const type of types) {
    const [resource] = await newestResources(type, [resourceId], ports);
    if (resource !== undefined) return resource.read();
  }
  return undefined;
}

function told(
  decision: Decision,
  { exemptions }: GuidancePorts,
  failures: readonly GuardrailsError[],
): Pick<Guidance, 'outcome' | 'description'> {
  const { status, check } = decision;
  switch (status) {
    case 'COMPLIANT':
      return { outcome: status, description: `It passes ${check.id}: there is nothing to do.` };
    case 'NOT_APPLICABLE':
      return { outcome: status, description: `${check.id} does not apply to it: there is nothing to do.` };
    case 'NON_COMPLIANT':
      return toldOfViolations(decision, exemptions);
    case 'UNKNOWN':
      return {
        outcome: status,
        description: [...unknownsOf(decision), ...failures.map(({ message }) => message)].join(' '),
      };
    case 'ERROR':
      return { outcome: status, description: `Judging it failed with ${decision.error?.code ?? 'INTERNAL'}.` };
  }
}

function toldOfViolations(decision: Decision, own: OwnExemptions): Pick<Guidance, 'outcome' | 'description'> {
  const { violations, exemptions } = exempt(decision, 'no-remediate', own);
  const waived = exemptions.map((exemption) => `${visibleText(describeExemption(exemption))}.`);
  if (violations.length === 0 && waived.length > 0) return { outcome: 'EXEMPT', description: waived.join(' ') };
  const places = violations.slice(0, MAX_PLACES).map(({ path, message }) => {
    const place = pointerOf(path);
    return visibleText(place === '' ? message : `${place}: ${message}`);
  });
  const more = violations.length > MAX_PLACES ? [`And ${violations.length - MAX_PLACES} more.`] : [];
  const todo = `What to do: ${decision.check.remediation.text.replaceAll(/\s+/g, ' ').trim()}`;
  return { outcome: 'NON_COMPLIANT', description: [...places, ...more, ...waived, todo].join(' ') };
}

function unknownsOf({ unknowns }: Decision): readonly string[] {
  return unknowns.map(({ path, detail }) => {
    const place = path === null || path.length === 0 ? '' : `${pointerOf(path)}: `;
    return `Not known: ${place}${visibleText(detail)}.`;
  });
}
