import { GuardrailsError } from '../core/errors';
import type { RecordedItems } from '../core/facts/recorded-items';
import { readConfigurationItem } from '../core/inputs/configuration-item';
import { asDescribed, subjectOfArn } from '../core/inputs/described-subject';
import type { Check } from '../core/registry/check';
import type { RawObject } from '../core/subject/raw';
import { reasonNothingIsThere, reasonOtherType, requestsFor } from './applicability';
import type { ItemChange, ItemHeader } from './config-event';
import { notApplicable, type Verdict } from './evaluation';
import { judge, verdictOrFailure, type JudgePorts } from './judge';
import { readRuleRequest, type RuleRequest } from './rule-request';

/** What judging a changed item needs from outside. */
export interface ChangePorts extends JudgePorts {
  readonly checks: readonly Check[];
  readonly items: RecordedItems;
}

/** Judges the item of a change notification; what goes wrong is a verdict as well. */
export function evaluateChange(change: ItemChange, ports: ChangePorts): Promise<Verdict> {
  return verdictOrFailure(() => {
    const absent = reasonNothingIsThere(change);
    if (absent !== undefined) return notApplicable(absent);
    const request = readRuleRequest(change.ruleParameters, ports.checks);
    const revisionRequest = revisionInUse(request, change.header.resourceType);
    if (revisionRequest !== undefined) return judgeRevisionInUse(change, revisionRequest, ports);
    const requests = requestsFor(request.requests, change.header.resourceType);
    if (requests.length === 0) return notApplicable(reasonOtherType(request.requests));
    return withItem(change, ports, (item) => judge(readConfigurationItem(item, null), requests, request, ports));
  });
}

/** What a rule about task definitions asks of a service, where it judges the revisions in use. */
function revisionInUse(request: RuleRequest, resourceType: string): RuleRequest | undefined {
  if (!request.judgesRevisionsInUse || resourceType !== 'AWS::ECS::Service') return undefined;
  const ofService = new Set(requestsFor(request.requests, resourceType));
  const ofDefinition = requestsFor(request.requests, 'AWS::ECS::TaskDefinition').filter((one) => !ofService.has(one));
  return ofDefinition.length === 0 ? undefined : { ...request, requests: ofDefinition };
}

/**
 * Judges the revision that a service runs, and reports it against the service: AWS Config may know a family by its newest
 * revision only. A revision never changes, so the service's own items tell of every change.
 */
function judgeRevisionInUse(change: ItemChange, request: RuleRequest, ports: ChangePorts): Promise<Verdict> {
  return withItem(change, ports, async (item) => {
    const service = readConfigurationItem(item, null);
    const arn = service.configuration['TaskDefinition'];
    // The service controller of a task set or an external deployment keeps the definition elsewhere.
    if (arn === undefined) return notApplicable('the service itself names no task definition');
    if (typeof arn !== 'string') return unknownRevision('/TaskDefinition');
    const subject = subjectOfArn('AWS::ECS::TaskDefinition', arn, service.id);
    const described = await orError(async () => ports.descriptions['AWS::ECS::TaskDefinition']?.(subject));
    if (described instanceof GuardrailsError) return { kind: 'withhold', error: described };
    if (described === undefined) return unknownRevision(arn);
    return judge(asDescribed(subject, described), request.requests, request, ports);
  });
}

function unknownRevision(place: string): Verdict {
  return { kind: 'send', compliance: 'NOT_APPLICABLE', annotation: `unknown: ${place.slice(0, 200)}`, unknowns: 1 };
}

/** With the item itself: that of the event, else, where it was too large for the event, that of the history. */
async function withItem(
  { header, item }: ItemChange,
  ports: ChangePorts,
  run: (item: RawObject) => Promise<Verdict>,
): Promise<Verdict> {
  if (item !== null) return run(item);
  const { resourceType, resourceId, captureTime } = header;
  const found = await orError(() => ports.items.captured(resourceType, resourceId, captureTime));
  if (found instanceof GuardrailsError) return { kind: 'withhold', error: found };
  return found === undefined ? { kind: 'withhold', error: itemMissing(header) } : run(found);
}

/** What a look-up finds, or the error that it fails with: the next attempt may know more. */
async function orError<T>(lookUp: () => Promise<T>): Promise<T | GuardrailsError> {
  try {
    return await lookUp();
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) return thrown;
    throw thrown;
  }
}

function itemMissing({ resourceId, captureTime }: ItemHeader): GuardrailsError {
  return new GuardrailsError(
    'EVENT_OVERSIZED',
    `The item of ${JSON.stringify(resourceId)} was too large for the event, and the configuration history holds none of ` +
      `${captureTime.toISOString()}. Its previous result stands.`,
  );
}
