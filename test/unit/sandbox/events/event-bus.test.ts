import { EventBus } from '../../../../sandbox/events/event-bus';
import { matchesPattern } from '../../../../sandbox/events/event-pattern';
import { Queue } from '../../../../sandbox/events/queue';

const ARN = 'arn:aws:sqs:eu-west-1:111122223333:tasks';
const PATTERN = { source: ['aws.ecs'], detail: { lastStatus: ['PENDING', 'RUNNING'] } };

function queue(): Queue {
  return new Queue({ arn: ARN, deadLetterArn: null, maxReceiveCount: 5 });
}

describe('matchesPattern', () => {
  it.each([
    ['every value that is asked for', { source: 'aws.ecs', detail: { lastStatus: 'RUNNING' }, more: 1 }, true],
    ['one item of a list', { source: ['aws.ecs', 'x'], detail: { lastStatus: 'PENDING' } }, true],
    ['another value', { source: 'aws.ecs', detail: { lastStatus: 'STOPPED' } }, false],
    ['a missing member', { source: 'aws.ecs', detail: {} }, false],
    ['a missing object', { source: 'aws.ecs' }, false],
    ['an inherited member', { source: 'aws.ecs', detail: [] }, false],
  ])('decides about %s', (_what, event, matches) => {
    const result = matchesPattern(PATTERN, event);

    expect(result).toBe(matches);
  });

  it('refuses an operator, which it would have to ignore', () => {
    const match = () => matchesPattern({ source: [{ prefix: 'aws.' }] }, { source: 'aws.ecs' });

    expect(match).toThrow('operator at source');
  });
});

describe('EventBus', () => {
  it('hands an event to the queue of each rule that matches', () => {
    const target = queue();
    const bus = new EventBus([{ pattern: PATTERN, targets: [ARN] }], new Map([[ARN, target]]));

    const reached = [
      bus.put({ source: 'aws.ecs', detail: { lastStatus: 'RUNNING' } }),
      bus.put({ source: 'aws.ecs', detail: { lastStatus: 'STOPPED' } }),
    ];

    expect(reached).toEqual([1, 0]);
    expect(target.messages.map(({ body }) => body)).toEqual([
      JSON.stringify({ source: 'aws.ecs', detail: { lastStatus: 'RUNNING' } }),
    ]);
  });

  it('refuses a rule whose target is not one of the queues', () => {
    const make = () => new EventBus([{ pattern: PATTERN, targets: [ARN] }], new Map());

    expect(make).toThrow(ARN);
  });
});
