import type { CfnParameter } from 'aws-cdk-lib';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import type { ExemptionsLayer } from './exemptions-layer';

/** What keeps functions that act from acting twice, too much, or at all. */
export interface Guards {
  /** Where locks and what was done are kept. */
  readonly table: CfnTable;
  readonly killSwitch: CfnParameter;
  readonly exemptions: ExemptionsLayer | undefined;
}
