import type { Step } from './event-fields';
import type { StepAnswer } from './remediation';

/** The answer with what was asked, all texts: the payload of which a document's outputs select. */
export interface StepResult extends StepAnswer {
  readonly step: Step;
  /** Current id of the check, whatever id was asked for. */
  readonly check: string;
  readonly resourceId: string;
  /** Ids of the checks that Verify has to find passing, separated by commas. */
  readonly toVerify: string;
  readonly policyDigest: string;
}
