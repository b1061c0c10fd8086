import type { ActionRecord } from '../../../core/facts/stopper-state';
import { endTurn, takeTurn } from '../../../stopper/take-turn';
import { FakeState } from './support/fake-state';

const ACTION = { id: 'f00d', action: 'stop', target: 'task', policyDigest: 'sha256:ab' } as const;
const NOW = new Date('2026-11-03T09:15:05Z');
const LEASE = new Date('2026-11-03T09:15:35Z');

function holding(settings: Partial<ActionRecord>): FakeState {
  const state = new FakeState();
  const record: ActionRecord = {
    ...ACTION,
    state: 'INTENT',
    leaseUntil: LEASE,
    attempts: 1,
    outcome: null,
    noticed: null,
    ...settings,
  };
  state.actions.set(ACTION.id, record);
  return state;
}

describe('takeTurn', () => {
  it('writes INTENT before anything is done', async () => {
    const state = new FakeState();

    const turn = await takeTurn(state, ACTION, NOW, LEASE);

    expect(turn).toEqual({ kind: 'mine', mine: state.action });
    expect(state.action).toMatchObject({ state: 'INTENT', leaseUntil: LEASE, attempts: 1 });
  });

  it('finds an action that is done', async () => {
    const turn = await takeTurn(holding({ state: 'DONE' }), ACTION, NOW, LEASE);

    expect(turn).toEqual({ kind: 'done' });
  });

  it('D15: waits for a run whose lease is not over', async () => {
    const turn = await takeTurn(holding({ leaseUntil: LEASE }), ACTION, NOW, LEASE);

    expect(turn).toEqual({ kind: 'busy', until: LEASE });
  });

  it.each([
    ['whose lease is over', { leaseUntil: NOW }],
    ['that failed, at once', { state: 'FAILED' }],
  ] as const)('D15: takes over from a run %s, with what it had reached', async (_, settings) => {
    const state = holding({ ...settings, outcome: 'STOPPED', noticed: 'STOP_FAILED' });

    const turn = await takeTurn(state, ACTION, NOW, LEASE);

    expect(turn).toEqual({ kind: 'mine', mine: state.action });
    expect(state.action).toMatchObject({ state: 'INTENT', attempts: 2, outcome: 'STOPPED', noticed: 'STOP_FAILED' });
  });

  it('D15: lets one of two win that take over at the same moment', async () => {
    const state = holding({ state: 'FAILED' });

    const turns = await Promise.all([takeTurn(state, ACTION, NOW, LEASE), takeTurn(state, ACTION, NOW, LEASE)]);

    expect(turns.map(({ kind }) => kind)).toEqual(['mine', 'busy']);
  });
});

describe('endTurn', () => {
  it('stores how it ended', async () => {
    const state = holding({});
    const { action } = state;

    const last = action !== undefined && (await endTurn(state, action, 'DONE', { outcome: 'STOPPED', noticed: null }));

    expect(last).toBe(true);
    expect(state.action).toMatchObject({ state: 'DONE', outcome: 'STOPPED', noticed: null });
  });

  it('does not overwrite the word of a run that took over', async () => {
    const state = holding({ state: 'DONE' });
    const mine: ActionRecord = {
      ...ACTION,
      state: 'INTENT',
      leaseUntil: LEASE,
      attempts: 1,
      outcome: null,
      noticed: null,
    };

    const last = await endTurn(state, mine, 'FAILED', { outcome: 'STOP_FAILED', noticed: null });

    expect(last).toBe(false);
    expect(state.action?.state).toBe('DONE');
  });
});
