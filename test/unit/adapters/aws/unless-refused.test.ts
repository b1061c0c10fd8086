import { unlessRefused } from '../../../../adapters/aws/unless-refused';

describe('unlessRefused', () => {
  it('answers what the call answers', async () => {
    const answer = await unlessRefused(['NotFound'], Promise.resolve(5));

    expect(answer).toBe(5);
  });

  it('answers undefined for an error that means so', async () => {
    const missing = Object.assign(new Error('x'), { name: 'NotFound' });

    const answer = await unlessRefused(['Gone', 'NotFound'], Promise.reject<string>(missing));

    expect(answer).toBeUndefined();
  });

  it.each([
    ['another error', Object.assign(new Error('x'), { name: 'AccessDenied' })],
    ['what is no error', { name: 'NotFound' }],
  ])('throws %s on', async (_, thrown) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever is thrown has to pass
    const answer = unlessRefused(['NotFound'], Promise.reject(thrown));

    await expect(answer).rejects.toBe(thrown);
  });
});
