import { usableTime, withinBudget } from '../../../../adapters/lambda/time-budget';
import { failureOf } from '../../../support/failure-of';

describe('usableTime', () => {
  it.each([
    [30_000, 28_000],
    [2_001, 1],
    [2_000, 0],
    [0, 0],
    [-5, 0],
    [Number.POSITIVE_INFINITY, 2_147_483_647],
  ])('of %d ms is %d ms', (remaining, usable) => {
    const time = usableTime(() => remaining);

    expect(time).toBe(usable);
  });
});

describe('withinBudget', () => {
  it('hands through what the call answers', async () => {
    const answer = await withinBudget(
      () => 30_000,
      () => Promise.resolve('done'),
    );

    expect(answer).toBe('done');
  });

  it('hands through what the call throws', async () => {
    const broken = new Error('broken');

    const call = withinBudget(
      () => 30_000,
      () => Promise.reject(broken),
    );

    await expect(call).rejects.toBe(broken);
  });

  it('gives up on a call that does not listen, and tells it through its signal', async () => {
    const signals: AbortSignal[] = [];

    const failure = await failureOf(
      withinBudget(
        () => 2_020,
        (signal) => {
          signals.push(signal);
          return new Promise(() => undefined);
        },
      ),
    );

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  it('does not begin a call for which there is no time', async () => {
    const call = jest.fn(() => Promise.resolve('done'));

    const failure = await failureOf(withinBudget(() => 1_500, call));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(call).not.toHaveBeenCalled();
  });
});
