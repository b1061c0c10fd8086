import { randomBytes } from 'node:crypto';
import { AwsError } from '../gateway/aws-error';

/** What a custom rule may send. */
export type ComplianceType = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** A result that AWS Config keeps. */
export interface StoredEvaluation {
  readonly ruleName: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly compliance: ComplianceType;
  readonly annotation: string | null;
  readonly orderingTimestamp: Date;
  readonly recordedAt: Date;
}

/** The invocation that a result token stands for: about one item, or on schedule about whatever there is. */
export type TokenScope =
  | { readonly ruleName: string; readonly resourceType: string; readonly resourceId: string }
  | { readonly ruleName: string; readonly isThere: (resourceType: string, resourceId: string) => boolean };

/** What a rule puts, without what the token says. */
export type PutEvaluation = Omit<StoredEvaluation, 'ruleName' | 'recordedAt'>;

/** Results of custom rules. A result token is good for one invocation, for as many calls as that needs. */
export class Evaluations {
  readonly #open = new Map<string, TokenScope>();
  readonly #stored = new Map<string, StoredEvaluation>();

  /** Makes the token of an invocation. */
  open(scope: TokenScope): string {
    const token = randomBytes(24).toString('base64');
    this.#open.set(token, scope);
    return token;
  }

  /** Ends the life of a token; it is refused from now on. */
  close(token: string): void {
    this.#open.delete(token);
  }

  /**
   * Keeps results. For one rule and resource the newest `OrderingTimestamp` wins, in whatever order they come in.
   *
   * @throws AwsError `InvalidResultTokenException`; `InvalidParameterValueException` for a resource that the token's
   *   invocation was not about, or that neither is there nor has a result, which would become a phantom in AWS
   */
  put(token: string, evaluations: readonly PutEvaluation[], now: Date): void {
    const scope = this.#open.get(token);
    if (scope === undefined)
      throw new AwsError('InvalidResultTokenException', 'The specified ResultToken is not valid.');
    for (const { resourceType, resourceId } of evaluations) {
      if (this.#isAbout(scope, resourceType, resourceId)) continue;
      throw new AwsError(
        'InvalidParameterValueException',
        `The event of this ResultToken was about ${aboutOf(scope)}, not ${resourceType} ${resourceId}.`,
      );
    }
    for (const evaluation of evaluations) this.#store({ ...evaluation, ruleName: scope.ruleName, recordedAt: now });
  }

  /** The results of a rule, in the order in which its resources were first judged. */
  ofRule(ruleName: string): readonly StoredEvaluation[] {
    return [...this.#stored.values()].filter((evaluation) => evaluation.ruleName === ruleName);
  }

  #isAbout(scope: TokenScope, resourceType: string, resourceId: string): boolean {
    if ('resourceId' in scope) return resourceType === scope.resourceType && resourceId === scope.resourceId;
    // On schedule a rule also withdraws its results on what is gone.
    return scope.isThere(resourceType, resourceId) || this.#stored.has(keyOf({ ...scope, resourceType, resourceId }));
  }

  #store(evaluation: StoredEvaluation): void {
    const key = keyOf(evaluation);
    const stored = this.#stored.get(key);
    if (stored === undefined || stored.orderingTimestamp <= evaluation.orderingTimestamp) {
      this.#stored.set(key, evaluation);
    }
  }
}

function keyOf({
  ruleName,
  resourceType,
  resourceId,
}: Pick<StoredEvaluation, 'ruleName' | 'resourceType' | 'resourceId'>) {
  return JSON.stringify([ruleName, resourceType, resourceId]);
}

function aboutOf(scope: TokenScope): string {
  return 'resourceId' in scope ? `${scope.resourceType} ${scope.resourceId}` : 'what is there';
}
