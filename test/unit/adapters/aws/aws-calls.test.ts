import { awsCalls, once } from '../../../../adapters/aws/aws-calls';
import { failureOf } from '../../../support/failure-of';

const CALL = { action: 'ecs:DescribeClusters', target: 'prod' };

describe('awsCalls', () => {
  it('answers what the call answers', async () => {
    const answer = await awsCalls(() => 10_000).run(CALL, () => Promise.resolve(5));

    expect(answer).toBe(5);
  });

  it('names the permission when the call is refused', async () => {
    const refusal = Object.assign(new Error('no'), { name: 'AccessDeniedException' });

    const failure = await failureOf(() => awsCalls(() => 10_000).run(CALL, () => Promise.reject(refusal)));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain("Allow ecs:DescribeClusters in the function's role");
  });

  it('begins no call when time is up', async () => {
    const send = jest.fn(() => Promise.resolve(5));

    const failure = await failureOf(() => awsCalls(() => 1_000).run(CALL, send));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(send).not.toHaveBeenCalled();
  });
});

describe('once', () => {
  it('asks each question once, and hands on a failure as well', async () => {
    const ask = jest.fn((key: string) => (key === 'b' ? Promise.reject(new Error('no')) : Promise.resolve(key)));
    const asked = once(ask);

    const answers = await Promise.allSettled([asked('a'), asked('a'), asked('b'), asked('b')]);

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
