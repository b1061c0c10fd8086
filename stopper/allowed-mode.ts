import type { KillSwitch } from '../adapters/ssm/kill-switch';
import type { Log } from '../adapters/lambda/lambda-log';
import type { BoundedCache } from './bounded-cache';
import { speaks, type Mode, type StopperSettings } from './settings';

/** How long an answer of the switch counts: who engages it waits no longer than this, and a batch that is under way. */
export const SWITCH_MAX_AGE_MS = 15_000;

/**
 * The mode that counts now: `monitor` while the kill switch is engaged or cannot be read. It is not asked where nothing would be
 * done anyway.
 *
 * @param remembered answers of this process, which forgets them after `SWITCH_MAX_AGE_MS`
 */
export async function allowedMode(
  { mode, killSwitch }: Pick<StopperSettings, 'mode' | 'killSwitch'>,
  mayAct: KillSwitch,
  remembered: BoundedCache<boolean>,
  log: Pick<Log, 'warn'>,
): Promise<Mode> {
  if (!speaks(mode) || killSwitch === undefined) return mode;
  const known = remembered.get(killSwitch);
  const may = known ?? (await mayAct());
  if (known === undefined) remembered.set(killSwitch, may);
  if (may) return mode;
  log.warn(`The kill switch is engaged, or cannot be read: mode is monitor, not ${mode}.`, { killSwitch });
  return 'monitor';
}
