import { TestStopper } from './support/make-stopper';
import { taskEvent } from './support/task-event';

/**
 * Before and after each call of a stop: DescribeTaskDefinition, task row, INTENT, DescribeTasks, StopTask, notice, DONE.
 */
const POINTS = Array.from({ length: 14 }, (_, index) => index + 1);

/** The process dies at the point-th hook: no later call of it happens either. */
function dieAt(stopper: TestStopper, point: number): { readonly passed: () => number } {
  let passed = 0;
  const hook = () => {
    passed += 1;
    if (passed >= point) throw new Error('killed');
  };
  setHooks(stopper, hook);
  return { passed: () => passed };
}

function setHooks(stopper: TestStopper, hook: () => void): void {
  stopper.ecs.fault = hook;
  stopper.ecs.loseAnswer = hook;
  stopper.state.fault = hook;
  stopper.state.loseAnswer = hook;
  stopper.noticeFault = hook;
  stopper.loseNoticeAnswer = hook;
}

describe('killed between every two steps of a stop', () => {
  it.each(POINTS)('ends in the same state when the process dies at point %i', async (point) => {
    const stopper = new TestStopper();
    const { passed } = dieAt(stopper, point);
    await expect(stopper.handle(taskEvent())).rejects.toThrow();
    const reached = passed();
    setHooks(stopper, () => undefined);
    stopper.restart();
    stopper.wait(180_000);

    await stopper.handle(taskEvent());

    expect(reached).toBeGreaterThanOrEqual(point);
    expect(stopper.ecs.reasons).toHaveLength(1);
    expect(stopper.state.actions.size).toBe(1);
    expect(stopper.state.action?.state).toBe('DONE');
    // Between the notice and its record nobody can know whether it was sent: twice is better than never.
    expect(stopper.notices).toHaveLength(point === 12 || point === 13 ? 2 : 1);
  });

  it('covers every point', async () => {
    const stopper = new TestStopper();
    const { passed } = dieAt(stopper, 1_000);

    await stopper.handle(taskEvent());

    expect(passed()).toBe(POINTS.length);
  });
});
