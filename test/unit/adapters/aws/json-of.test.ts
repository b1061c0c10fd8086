import { jsonOf } from '../../../../adapters/aws/json-of';

describe('jsonOf', () => {
  it('writes dates as texts and leaves out what is absent', () => {
    const answer = { createdAt: new Date('2026-11-03T09:20:00Z'), status: undefined, tags: [{ key: 'a' }] };

    const json = jsonOf(answer);

    expect(json).toStrictEqual({ createdAt: '2026-11-03T09:20:00.000Z', tags: [{ key: 'a' }] });
  });

  it('takes no list for an answer', () => {
    expect(jsonOf(['a'])).toEqual({});
  });
});
