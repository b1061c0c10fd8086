import { allowedMode, SWITCH_MAX_AGE_MS } from '../../../stopper/allowed-mode';
import { BoundedCache } from '../../../stopper/bounded-cache';
import type { Mode } from '../../../stopper/settings';

/** A switch that lets act or does not, and a process that asks it. */
function stopperWith(mode: Mode, killSwitch: string | undefined) {
  const warnings: string[] = [];
  const the = { clock: 0, may: true, asked: 0, warnings };
  const remembered = new BoundedCache<boolean>(1, SWITCH_MAX_AGE_MS, () => the.clock);
  const mayAct = () => {
    the.asked += 1;
    return Promise.resolve(the.may);
  };
  const log = { warn: (message: string) => warnings.push(message) };
  return Object.assign(the, { now: () => allowedMode({ mode, killSwitch }, mayAct, remembered, log) });
}

describe('allowedMode', () => {
  it.each<Mode>(['notify', 'enforce'])(
    'A7: is monitor instead of %s while the switch does not let act',
    async (mode) => {
      const stopper = stopperWith(mode, '/switch');
      stopper.may = false;

      expect(await stopper.now()).toBe('monitor');
      expect(stopper.warnings).toEqual([expect.stringContaining(`not ${mode}`)]);
    },
  );

  it.each<Mode>(['notify', 'enforce'])('is %s while it lets act', async (mode) => {
    expect(await stopperWith(mode, '/switch').now()).toBe(mode);
  });

  it.each<[Mode, string | undefined]>([
    ['off', '/switch'],
    ['monitor', '/switch'],
    ['enforce', undefined],
  ])('asks no switch in mode %s with the switch %s', async (mode, killSwitch) => {
    const stopper = stopperWith(mode, killSwitch);

    expect(await stopper.now()).toBe(mode);
    expect(stopper.asked).toBe(0);
  });

  it('A7: asks at most every fifteen seconds, so that the switch works within thirty', async () => {
    const stopper = stopperWith('enforce', '/switch');
    await stopper.now();
    stopper.may = false;

    const modes: Mode[] = [];
    for (const clock of [1_000, SWITCH_MAX_AGE_MS, SWITCH_MAX_AGE_MS + 1]) {
      stopper.clock = clock;
      modes.push(await stopper.now());
    }

    expect(modes).toEqual(['enforce', 'enforce', 'monitor']);
    expect(stopper.asked).toBe(2);
  });
});
