import * as z from 'zod';
import { operation } from '../../../../sandbox/gateway/service';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };

describe('operation', () => {
  const schema = z.strictObject({ name: z.string(), nested: z.strictObject({ a: z.number() }).optional() });
  const run = operation('ecs:StopTask', schema, 'InvalidParameterException', ({ name }) => ({ name }));

  it('hands over what the schema knows', async () => {
    const answer = await run({ name: 'a' }, CONTEXT);

    expect(answer).toEqual({ name: 'a' });
  });

  it.each([
    ['a member', { name: 'a', reason: 'x' }, 'ecs:StopTask with reason is not simulated'],
    ['a nested member', { name: 'a', nested: { a: 1, b: 2 } }, 'ecs:StopTask with nested.b is not simulated'],
  ])('refuses %s that it would have to ignore, by name', (_what, input, message) => {
    const call = () => run(input, CONTEXT);

    expect(call).toThrow(
      expect.objectContaining({ code: 'SandboxUnsupportedOperation', message: expect.stringContaining(message) }),
    );
  });

  it('refuses a wrong value as the service does', () => {
    const call = () => run({ name: 1 }, CONTEXT);

    expect(call).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
  });
});
