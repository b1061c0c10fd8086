import fc from 'fast-check';

import { isGuardrailsError } from '../../../core/errors';
import { TestStopper } from './support/make-stopper';
import { taskEvent } from './support/task-event';

const FIELDS = [
  'account',
  'region',
  'time',
  'detail.clusterArn',
  'detail.taskArn',
  'detail.taskDefinitionArn',
  'detail.desiredStatus',
  'detail.version',
  'detail.overrides',
  'detail.containers',
  'detail.group',
] as const;

/** The valid event of the violating task with one field replaced. */
function withField(field: (typeof FIELDS)[number], value: unknown): Record<string, unknown> {
  const [first, second] = field.split('.');
  if (second !== undefined) return taskEvent({ detail: { [second]: value } });
  return taskEvent({ event: { [String(first)]: value } });
}

/** The event is finished with, or refused by a typed error; anything else fails the test. */
async function isHandled(stopper: TestStopper, event: unknown): Promise<void> {
  try {
    await stopper.handle(event);
  } catch (thrown) {
    if (!isGuardrailsError(thrown)) throw thrown;
  }
}

describe('events that nobody has documented', () => {
  it('are refused by a typed error, and nothing is done', async () => {
    const stopper = new TestStopper();

    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), (event) => isHandled(stopper, event)),
      { numRuns: 1_000 },
    );

    expect(stopper.ecs.calls).toEqual([]);
    expect(stopper.state.calls).toEqual([]);
  });

  it('never make the stopper touch anything but the task that runs the violating definition', async () => {
    const targets = new Set<string>();

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FIELDS), fc.jsonValue(), async (field, value) => {
        const stopper = new TestStopper();
        await isHandled(stopper, withField(field, value));
        for (const target of stopper.ecs.targets('StopTask')) targets.add(target);
      }),
      { numRuns: 500 },
    );

    expect([...targets]).toEqual(['arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d']);
  });
});
