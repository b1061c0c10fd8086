import { failureOf } from '../../support/failure-of';
import { refused } from './support/fake-ecs';
import { TestStopper } from './support/make-stopper';
import { definitionArn, taskArn, taskEvent } from './support/task-event';

/** Rows D of the fault and attack list. */
describe('D2: duplicate event, also at the same moment', () => {
  it('stops once; the run that came second brings its event back and then finds it done', async () => {
    const stopper = new TestStopper();

    const results = await Promise.allSettled([stopper.handle(taskEvent()), stopper.handle(taskEvent())]);
    const again = await stopper.handle(taskEvent());

    expect(results).toMatchObject([
      { status: 'fulfilled', value: 'STOPPED' },
      { status: 'rejected', reason: { code: 'ACTION_BUSY' } },
    ]);
    expect(again).toBe('DUPLICATE');
    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices).toHaveLength(1);
    expect(stopper.state.actions.size).toBe(1);
  });

  it('knows in another process that an action is done', async () => {
    const stopper = new TestStopper();
    await stopper.handle(taskEvent());
    stopper.restart();

    const again = await stopper.handle(taskEvent());

    expect(again).toBe('DUPLICATE');
    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
  });
});

describe('D3: older version after newer', () => {
  it('keeps the newest version under 16 parallel writers', async () => {
    const stopper = new TestStopper({ mode: 'monitor' });
    const versions = Array.from({ length: 16 }, (_, index) => index + 1);

    await Promise.allSettled(versions.map((version) => stopper.handle(taskEvent({ version }))));

    expect(stopper.state.tasks.get(taskArn('0f9d'))?.version).toBe(16);
  });
});

describe('D9: replayed archive', () => {
  it('looks at the task again before acting on an event that is not too old', async () => {
    const stopper = new TestStopper({ now: '2026-11-03T20:00:00Z' });
    stopper.ecs.stopByHand(taskArn('0f9d'), 'Scaling activity initiated by deployment');

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('NOT_RUNNING');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
    expect(stopper.notices).toEqual([]);
    expect(stopper.state.action).toMatchObject({ state: 'DONE', outcome: 'NOT_RUNNING' });
  });

  it('takes no action when the task is gone or runs another definition, and records it', async () => {
    const gone = new TestStopper();
    gone.ecs.forget(taskArn('0f9d'));
    const other = new TestStopper();
    other.ecs.run(taskArn('0f9d'), definitionArn('web:38'));

    const outcomes = [await gone.handle(taskEvent()), await other.handle(taskEvent())];

    expect(outcomes).toEqual(['NOT_RUNNING', 'DEFINITION_CHANGED']);
    expect([...gone.ecs.targets('StopTask'), ...other.ecs.targets('StopTask')]).toEqual([]);
    expect(other.state.action).toMatchObject({ state: 'DONE', outcome: 'DEFINITION_CHANGED' });
  });
});

describe('D14: crash after the action, before it is recorded', () => {
  /** The process dies at this write: nothing after it happens, not even the record of the failure. */
  function dieAtReplace(stopper: TestStopper): void {
    stopper.state.fault = (call) => {
      if (call === 'replace') throw new Error('killed');
    };
  }

  it('finds its own action id at the task, tells, and does not stop again', async () => {
    const stopper = new TestStopper();
    stopper.ecs.loseAnswer = ({ operation }) => {
      if (operation === 'StopTask') throw new Error('killed');
    };
    stopper.noticeFault = () => {
      throw new Error('killed');
    };
    dieAtReplace(stopper);
    await expect(stopper.handle(taskEvent())).rejects.toThrow('could not be stopped');
    stopper.restart();
    stopper.ecs.loseAnswer = () => undefined;
    stopper.noticeFault = () => undefined;
    stopper.state.fault = () => undefined;
    stopper.wait(180_000);

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED_EARLIER');
    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices.map(({ attributes }) => attributes['action'])).toEqual(['STOPPED_EARLIER']);
    expect(stopper.notices[0]?.body).toContain('stopped by an earlier run');
    expect(stopper.state.action).toMatchObject({ state: 'DONE', outcome: 'STOPPED_EARLIER', attempts: 2 });
  });

  it('acts after a crash between INTENT and the stop, but not before the lease of the dead run is over', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'DescribeTasks') throw new Error('killed');
    };
    dieAtReplace(stopper);
    await expect(stopper.handle(taskEvent())).rejects.toThrow('killed');
    stopper.restart();
    stopper.ecs.fault = () => undefined;
    stopper.state.fault = () => undefined;

    const early = await failureOf(stopper.handle(taskEvent()));
    stopper.wait(30_000);
    const outcome = await stopper.handle(taskEvent());

    expect(early.code).toBe('ACTION_BUSY');
    expect(early.message).toContain(taskArn('0f9d'));
    expect(outcome).toBe('STOPPED');
    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
  });

  it('only tells when the stop succeeded and the notice failed', async () => {
    const stopper = new TestStopper();
    stopper.noticeFault = () => {
      throw refused('Publish', 'InternalErrorException');
    };
    await failureOf(stopper.handle(taskEvent()));
    const afterFailure = stopper.state.action;
    stopper.noticeFault = () => undefined;
    stopper.restart();

    const outcome = await stopper.handle(taskEvent());

    expect(afterFailure).toMatchObject({ state: 'FAILED', outcome: 'STOPPED', noticed: null });
    expect(outcome).toBe('STOPPED');
    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices).toHaveLength(1);
  });

  it('neither stops nor tells again when only the last write failed', async () => {
    const stopper = new TestStopper();
    stopper.state.fault = (call, action) => {
      if (call === 'replace' && action?.state === 'DONE') throw new Error('DynamoDB is down');
    };
    await expect(stopper.handle(taskEvent())).rejects.toThrow('DynamoDB is down');
    stopper.state.fault = () => undefined;
    stopper.restart();

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices).toHaveLength(1);
  });

  it('leaves the word to the run that took over', async () => {
    const stopper = new TestStopper();
    stopper.ecs.loseAnswer = ({ operation }) => {
      const { action } = stopper.state;
      if (operation !== 'StopTask' || action === undefined) return;
      stopper.state.actions.set(action.id, { ...action, leaseUntil: new Date(0) });
    };

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
    expect(stopper.lines[0]?.message).toContain('Another run took over');
    expect(stopper.state.action?.state).toBe('INTENT');
  });
});
