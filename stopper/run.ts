import type { Log } from '../adapters/lambda/lambda-log';
import type { OwnIdentity } from '../adapters/lambda/own-identity';
import type { Notices } from '../core/facts/notices';
import type { StopperState } from '../core/facts/stopper-state';
import type { Tasks } from '../core/facts/tasks';
import type { BoundedCache } from './bounded-cache';
import type { Judge } from './judge';
import type { Mode } from './settings';

/** Everything one invocation of the stopper works with. */
export interface Run {
  readonly own: OwnIdentity;
  /** Never `off`: then nothing is run. */
  readonly mode: Exclude<Mode, 'off'>;
  readonly judge: Judge;
  readonly tasks: Tasks;
  readonly state: StopperState;
  /** Used in modes notify and enforce only. */
  readonly notices: Notices;
  /** Ids of actions that this process knows to be done; saves a write per event of an often started definition. */
  readonly settled: BoundedCache<true>;
  readonly log: Log;
  readonly now: () => Date;
  /** When this invocation will be over for certain. */
  readonly deadline: Date;
}
