import type { SeverityName } from '../core/reports/report';
import type { INPUT_KINDS } from './input-kinds';
import type { Outputs } from './outputs';

/** What the user asked `check` to do, each value already of a known form. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly outputs: Outputs;
  readonly failOn: SeverityName;
  /** Ids or former ids of checks; empty means those that the settings enable. */
  readonly only: readonly string[];
  readonly input?: (typeof INPUT_KINDS)[number];
  readonly account?: string;
  readonly region?: string;
  readonly config?: string;
}
