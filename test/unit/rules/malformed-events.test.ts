import fc from 'fast-check';

import { isGuardrailsError } from '../../../core/errors';
import type { Evaluation } from '../../../core/facts/evaluations';
import type { EvaluatedResource, RecordedItems } from '../../../core/facts/recorded-items';
import { isJsonList, isJsonObject, member, type Json, type JsonObject } from '../../../core/subject/json';
import { evaluateEvent } from '../../../rules/evaluate-event';
import { policy } from '../../support/all-examples';
import { CANARY, DEFINITIONS, malformedEvents, type MalformedEvent } from '../../support/config-rules/malformed-event';
import { evaluatorPorts } from '../../support/evaluator-ports';

jest.setTimeout(300_000);

const RUNS = 10_000;
const SEED = 20_260_504;

/** Whatever a malformed event may end in. Faults of ours and of the policy are not among them. */
const CODES = [
  'ACCOUNT_MISMATCH',
  'AWS_CALL_FAILED',
  'CHECK_UNKNOWN',
  'CONFIGURATION_MISSING',
  'DEPTH_EXCEEDED',
  'EVENT_INVALID',
  'EVENT_OVERSIZED',
  'INPUT_INVALID',
  'INPUT_KIND_UNKNOWN',
  'INPUT_TOO_LARGE',
  'JSON_PARSE',
  'MESSAGE_TYPE_UNSUPPORTED',
  'PARAMETERS_INVALID',
  'REGION_MISMATCH',
  // Of an id that holds half a character: the policy is asked about a well-formed one, and its report is not of this id.
  'RESULT_MISMATCH',
];

const RECORDED_ID = 'recorded-1';
const GONE_ID = 'gone-1';

/** What came of an event. */
interface Outcome {
  readonly sent: readonly Evaluation[];
  readonly code: string | undefined;
  readonly lines: string;
}

async function outcomeOf({ base, event, recorded }: MalformedEvent): Promise<Outcome> {
  const sent: Evaluation[] = [];
  const lines: unknown[] = [];
  const write = (...line: readonly unknown[]) => {
    lines.push(line);
  };
  const item = (id: string): JsonObject => ({
    accountId: '111122223333',
    awsRegion: 'eu-west-1',
    configurationItemStatus: 'OK',
    resourceType: base.type,
    resourceId: id,
    configuration: recorded,
  });
  const items: RecordedItems = {
    captured: (_type, id) => Promise.resolve(item(id)),
    present: () => Promise.resolve([RECORDED_ID]),
    newest: (_type, ids) => Promise.resolve(ids.map(item)),
    evaluated: () => Promise.resolve([{ resourceType: base.type, resourceId: GONE_ID }]),
  };
  const put = (_token: string, evaluations: readonly Evaluation[]) => {
    sent.push(...evaluations);
    return Promise.resolve();
  };
  const log = { info: write, warn: write, error: write };
  try {
    await evaluateEvent(event, evaluatorPorts(policy, { items, evaluations: { put }, log }));
    return { sent, code: undefined, lines: JSON.stringify(lines) };
  } catch (thrown) {
    const code = isGuardrailsError(thrown) ? thrown.code : String(thrown);
    return { sent, code, lines: JSON.stringify(lines) + String(thrown) };
  }
}

/** The resources that a result may be about. */
function resourcesOf({ kind, base, event }: MalformedEvent): readonly EvaluatedResource[] {
  const listed = [RECORDED_ID, GONE_ID].map((resourceId) => ({ resourceType: base.type, resourceId }));
  const notification = parsed(isJsonObject(event) ? event['invokingEvent'] : undefined);
  const told = ['configurationItem', 'configurationItemSummary'].flatMap((name) => {
    const { resourceType, resourceId } = objectAt(notification, name);
    return typeof resourceType === 'string' && typeof resourceId === 'string' ? [{ resourceType, resourceId }] : [];
  });
  return kind === 'schedule' ? listed : told;
}

/** Whether COMPLIANT can be the truth, as far as a second reading tells it. */
function mayPass({ kind, base, event, recorded, isResourceWhole }: MalformedEvent): boolean {
  if (base.passes) return true;
  if (!DEFINITIONS.includes(base)) return !isResourceWhole;
  const notification = parsed(isJsonObject(event) ? event['invokingEvent'] : undefined);
  const { configuration } =
    kind === 'change' ? objectAt(notification, 'configurationItem') : { configuration: recorded };
  return isUnprivileged(typeof configuration === 'string' ? parsed(configuration) : configuration);
}

/** In any spelling of the names: there are containers, and each is an object that says no or nothing. */
function isUnprivileged(configuration: Json | undefined): boolean {
  return spelt(configuration, 'containerdefinitions').some(
    (containers) =>
      isJsonList(containers) &&
      containers.length > 0 &&
      containers.every((container) => isJsonObject(container) && spelt(container, 'privileged').every(saysNo)),
  );
}

function spelt(value: Json | undefined, name: string): readonly Json[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => (key.toLowerCase() === name ? [item] : []));
}

function saysNo(value: Json): boolean {
  return value === null || value === false || (typeof value === 'string' && value.trim().toLowerCase() === 'false');
}

function objectAt(value: Json | undefined, name: string): JsonObject {
  const found = member(value, name);
  return isJsonObject(found) ? found : {};
}

function parsed(text: unknown): Json | undefined {
  try {
    const value: Json | undefined = typeof text === 'string' ? JSON.parse(text) : undefined;
    return value;
  } catch {
    return undefined;
  }
}

describe('an event that is malformed somewhere inside', () => {
  it('D4: ends in a typed error or a sound result of its own resource, and in COMPLIANT only where that is true', async () => {
    const met = new Map<string, number>();
    const count = (name: string) => met.set(name, (met.get(name) ?? 0) + 1);

    await fc.assert(
      fc.asyncProperty(malformedEvents, async (malformed) => {
        const { sent, code, lines } = await outcomeOf(malformed);

        count(malformed.kind);
        count(code ?? 'delivered');
        for (const { compliance } of sent) count(compliance);
        expect([undefined, ...CODES]).toContain(code);
        for (const { resourceType, resourceId, annotation, orderingTimestamp } of sent) {
          expect(resourcesOf(malformed)).toContainEqual({ resourceType, resourceId });
          expect(annotation === undefined || isSoundAnnotation(annotation)).toBe(true);
          expect(orderingTimestamp.getTime()).not.toBeNaN();
        }
        expect(lines + JSON.stringify(sent)).not.toContain(CANARY);
        expect(sent.some(({ compliance }) => compliance === 'COMPLIANT') && !mayPass(malformed)).toBe(false);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
      { numRuns: RUNS, seed: SEED },
    );

    // The generator is worth something only as long as it gets everywhere.
    const often = Object.fromEntries([...met].filter(([, times]) => times >= RUNS / 20));
    expect(often).toMatchObject({
      ...{ change: expect.any(Number), oversized: expect.any(Number), schedule: expect.any(Number) },
      ...{ delivered: expect.any(Number), EVENT_INVALID: expect.any(Number) },
      ...{ COMPLIANT: expect.any(Number), NON_COMPLIANT: expect.any(Number), NOT_APPLICABLE: expect.any(Number) },
    });
    expect(CODES.filter((code) => met.has(code)).length).toBeGreaterThanOrEqual(10);
  });
});

function isSoundAnnotation(annotation: string): boolean {
  return annotation.length > 0 && annotation.length <= 256 && annotation.isWellFormed();
}
