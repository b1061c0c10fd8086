import {
  PutEvaluationsCommand,
  type ConfigServiceClient,
  type Evaluation as ConfigEvaluation,
} from '@aws-sdk/client-config-service';

import { GuardrailsError, isGuardrailsError } from '../../core/errors';
import type { Evaluation, Evaluations } from '../../core/facts/evaluations';
import { usableTime, withinBudget, type RemainingTime } from '../lambda/time-budget';
import { callFailure } from './call-failure';

/** Limit of `Evaluations` in one call (AWS Config API reference, PutEvaluations). */
const CHUNK = 100;
/** How often results that Config reports as failed are put again before they are given up. */
const MAX_REPUTS = 3;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
/** Ids that an error message names; a periodic rule could fail for thousands. */
const NAMED_IDS = 100;

/** Time and chance, handed in so that tests decide them. */
export interface DeliveryTiming {
  readonly remaining: RemainingTime;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** 0 (inclusive) to 1. */
  readonly random: () => number;
}

interface Outcome {
  readonly undelivered: readonly Evaluation[];
  /** Why, when a call threw; `undefined` when Config answered but listed them as failed. */
  readonly thrown?: unknown;
}

/**
 * Delivers results through `PutEvaluations`.
 *
 * The client should not retry by itself (`maxAttempts: 1`): its retries know nothing of the function's deadline.
 *
 * @param timing the invocation's time; nothing is begun and nothing waited for in its last two seconds
 */
export function configEvaluations(client: ConfigServiceClient, timing: DeliveryTiming): Evaluations {
  return {
    put: async (resultToken, evaluations) => {
      refuseDuplicates(evaluations);
      const undelivered: Evaluation[] = [];
      let thrown: unknown;
      for (let start = 0; start < evaluations.length; start += CHUNK) {
        const chunk = evaluations.slice(start, start + CHUNK);
        const outcome = await deliver(client, timing, resultToken, chunk);
        undelivered.push(...outcome.undelivered);
        thrown ??= outcome.thrown;
        if (callFailure(outcome.thrown) === 'refused') {
          // The same token, rule and role serve every chunk: AWS Config would only refuse the others too.
          throw rejected(outcome.thrown, [...undelivered, ...evaluations.slice(start + CHUNK)]);
        }
      }
      if (undelivered.length > 0) throw notDelivered(undelivered, evaluations.length, thrown);
    },
  };
}

/** Puts one chunk, then only those of it that Config reports as failed. */
async function deliver(
  client: ConfigServiceClient,
  timing: DeliveryTiming,
  resultToken: string,
  chunk: readonly Evaluation[],
): Promise<Outcome> {
  let pending = chunk;
  try {
    for (let round = 0; round <= MAX_REPUTS; round += 1) {
      if (round > 0 && !(await pause(timing, round))) break;
      pending = stillFailed(pending, await call(client, timing, resultToken, pending));
      if (pending.length === 0) break;
    }
    return { undelivered: pending };
  } catch (thrown) {
    return { undelivered: pending, thrown };
  }
}

/** One call, repeated while it fails for a reason that may pass and while there is time. */
async function call(
  client: ConfigServiceClient,
  timing: DeliveryTiming,
  resultToken: string,
  evaluations: readonly Evaluation[],
): Promise<readonly ConfigEvaluation[]> {
  const command = new PutEvaluationsCommand({
    ResultToken: resultToken,
    Evaluations: evaluations.map((evaluation) => configEvaluation(evaluation)),
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await withinBudget(timing.remaining, (abortSignal) => client.send(command, { abortSignal }));
      return answer.FailedEvaluations ?? [];
    } catch (thrown) {
      if (callFailure(thrown) !== 'transient' || !(await pause(timing, attempt))) throw thrown;
    }
  }
}

/**
 * Exponential back-off, half of it by chance so that many functions do not come back at the same moment.
 *
 * @returns false, without waiting, when the wait would end beyond the usable time
 */
async function pause(timing: DeliveryTiming, attempt: number): Promise<boolean> {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  const wait = longest / 2 + (timing.random() * longest) / 2;
  if (wait >= usableTime(timing.remaining)) return false;
  await timing.sleep(wait);
  return true;
}

function configEvaluation(evaluation: Evaluation): ConfigEvaluation {
  return {
    ComplianceResourceType: evaluation.resourceType,
    ComplianceResourceId: evaluation.resourceId,
    ComplianceType: evaluation.compliance,
    OrderingTimestamp: evaluation.orderingTimestamp,
    // The SDK sends an empty text, and AWS Config then refuses the whole call.
    ...(evaluation.annotation === undefined || evaluation.annotation === ''
      ? {}
      : { Annotation: evaluation.annotation }),
  };
}

/** A failure that names none of ours cannot be told apart, so everything in the call counts as failed. */
function stillFailed(pending: readonly Evaluation[], failed: readonly ConfigEvaluation[]): readonly Evaluation[] {
  const keys = new Set(failed.map((entry) => keyOf(entry.ComplianceResourceType, entry.ComplianceResourceId)));
  const matched = pending.filter((evaluation) => keys.has(keyOf(evaluation.resourceType, evaluation.resourceId)));
  return matched.length === 0 && failed.length > 0 ? pending : matched;
}

function keyOf(resourceType: string | undefined, resourceId: string | undefined): string {
  return JSON.stringify([resourceType, resourceId]);
}

function refuseDuplicates(evaluations: readonly Evaluation[]): void {
  const seen = new Set<string>();
  for (const { resourceType, resourceId } of evaluations) {
    const key = keyOf(resourceType, resourceId);
    if (seen.has(key)) {
      throw new GuardrailsError(
        'INTERNAL',
        `Two results for ${resourceType} ${JSON.stringify(resourceId)} in one delivery: merge them before.`,
      );
    }
    seen.add(key);
  }
}

function rejected(thrown: unknown, evaluations: readonly Evaluation[]): GuardrailsError {
  return new GuardrailsError(
    'EVALUATIONS_REJECTED',
    `AWS Config refused the results for good (${nameOf(thrown)}): ${idsOf(evaluations)}. Their previous results ` +
      'stand. Check that the rule still exists and that the function may call config:PutEvaluations.',
    { cause: thrown },
  );
}

function notDelivered(undelivered: readonly Evaluation[], of: number, thrown: unknown): GuardrailsError {
  const reason =
    thrown === undefined
      ? 'AWS Config kept reporting them as failed'
      : isGuardrailsError(thrown)
        ? thrown.message.replace(/\.$/, '')
        : `PutEvaluations failed with ${nameOf(thrown)}`;
  return new GuardrailsError(
    'EVALUATIONS_UNDELIVERED',
    `${undelivered.length} of ${of} results were not delivered: ${idsOf(undelivered)}. ${reason}. Their previous ` +
      'results stand until the event is sent again.',
    thrown === undefined ? {} : { cause: thrown },
  );
}

function idsOf(evaluations: readonly Evaluation[]): string {
  const named = evaluations.slice(0, NAMED_IDS).map(({ resourceId }) => JSON.stringify(resourceId));
  const more = evaluations.length - named.length;
  return named.join(', ') + (more === 0 ? '' : ` and ${more} more`);
}

/** The error's name only: its message may quote the request. */
function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}
