import { createHash } from 'node:crypto';

import { decide, type CheckRequest } from '../core/decision/decide';
import type { Decision } from '../core/decision/decision';
import { asGuardrailsError, GuardrailsError } from '../core/errors';
import { ownExemptions } from '../core/exemptions/exempt';
import type { Exemption } from '../core/exemptions/exemption';
import { NO_FACTS } from '../core/facts/facts';
import type { TaskDefinitions } from '../core/facts/task-definitions';
import { taskSubject, type TaskEvent } from '../core/inputs/task-event';
import { parseParameters } from '../core/policy/parameters';
import type { Policy } from '../core/policy/policy';
import type { Check } from '../core/registry/check';
import type { JsonObject } from '../core/subject/json';
import type { Subject } from '../core/subject/subject';
import { BoundedCache } from './bounded-cache';
import { verdictOf, type Verdict } from './verdict';

/** A definition is at most 64 KB (ECS quotas), so this many fit beside everything else in 256 MB. */
const DEFINITIONS_KEPT = 200;
const VERDICTS_KEPT = 2_000;

/** A registered revision never changes, but its tags do, and a check may read them. */
const CACHE_MAX_AGE_MS = 15 * 60 * 1_000;

/** What a judge works with. */
interface JudgeParts {
  readonly policy: Policy;
  readonly definitions: TaskDefinitions;
  readonly checks: readonly Check[];
  readonly exemptions: readonly Exemption[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Judges tasks by their task definition and overrides; asks ECS and the policy once for each pair of these. */
export class Judge {
  readonly #parts: JudgeParts;
  readonly #requests: readonly CheckRequest[];
  readonly #definitions: BoundedCache<JsonObject>;
  readonly #verdicts: BoundedCache<Verdict>;

  /** @throws GuardrailsError `PARAMETERS_INVALID` when an enabled check cannot run without settings */
  constructor(parts: JudgeParts) {
    this.#parts = parts;
    this.#requests = parts.checks
      .filter((check) => check.enabled && check.resourceTypes.includes('AWS::ECS::TaskDefinition'))
      .map((check) => ({ check, parameters: parseParameters(check, {}), severity: check.severity }));
    this.#definitions = new BoundedCache(DEFINITIONS_KEPT, CACHE_MAX_AGE_MS, parts.now);
    this.#verdicts = new BoundedCache(VERDICTS_KEPT, CACHE_MAX_AGE_MS, parts.now);
  }

  /** Digest of the policy that judges. */
  get policyDigest(): string {
    return this.#parts.policy.digest;
  }

  /**
   * Judges the task of an event.
   *
   * @throws GuardrailsError `AWS_CALL_FAILED` when its definition cannot be read: no verdict at all
   */
  async judge(event: TaskEvent): Promise<Verdict> {
    // Stays in memory: overrides may hold values that nobody should be able to guess at from a hash.
    const overrides = createHash('sha256').update(JSON.stringify(event.overrides)).digest('hex');
    const key = `${event.taskDefinitionArn} ${overrides}`;
    const known = this.#verdicts.get(key);
    if (known !== undefined) return known;
    const definition = await this.#definition(event.taskDefinitionArn);
    const { exemptions, now } = this.#parts;
    const own = ownExemptions(exemptions, event, new Date(now()));
    const verdict = verdictOf(this.#decisions(event, definition), this.policyDigest, own);
    this.#verdicts.set(key, verdict);
    return verdict;
  }

  async #definition(arn: string): Promise<JsonObject> {
    const known = this.#definitions.get(arn);
    if (known !== undefined) return known;
    const definition = await this.#parts.definitions.describe(arn);
    this.#definitions.set(arn, definition);
    return definition;
  }

  /** Whatever goes wrong while judging is an ERROR of every check, and the next task is judged all the same. */
  #decisions(event: TaskEvent, definition: JsonObject): readonly Decision[] {
    const subject = taskSubject(event, definition);
    try {
      const decisions = decide(this.#parts.policy, subject, this.#requests, NO_FACTS);
      const answered = new Map(decisions.map((decision) => [decision.check.id, decision]));
      return this.#requests.map(
        (request) => answered.get(request.check.id) ?? this.#failed(request, subject, silence(request)),
      );
    } catch (thrown) {
      const error = asGuardrailsError(thrown, 'EVALUATION_ABORTED', `${event.taskDefinitionArn} could not be judged.`);
      return this.#requests.map((request) => this.#failed(request, subject, error));
    }
  }

  #failed({ check, severity }: CheckRequest, subject: Subject, error: GuardrailsError): Decision {
    const { policyDigest } = this;
    return { check, severity, subject, status: 'ERROR', violations: [], unknowns: [], error, policyDigest };
  }
}

function silence({ check }: CheckRequest): GuardrailsError {
  return new GuardrailsError('RESULT_INCOMPLETE', `The policy gave no report for check ${check.id}.`);
}
