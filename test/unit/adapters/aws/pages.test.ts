import { everyPage, type Page } from '../../../../adapters/aws/pages';
import { failureOf } from '../../../support/failure-of';

const CALL = { action: 'ecs:ListClusters', target: 'the account' };

/** Answers pages in turn, and keeps the tokens that it was asked for. */
function paged(pages: readonly Page<string>[]) {
  const tokens: (string | undefined)[] = [];
  return {
    tokens,
    ask: (token: string | undefined) => {
      tokens.push(token);
      const page = pages[tokens.length - 1];
      return page === undefined ? Promise.reject(new Error('no such page')) : Promise.resolve(page);
    },
  };
}

describe('everyPage', () => {
  it.each([
    ['no token', undefined],
    ['an empty token', ''],
  ])('ends with the page that has %s', async (_, last) => {
    const { ask, tokens } = paged([
      { items: ['a', 'b'], next: '1' },
      { items: [], next: '2' },
      { items: ['c'], next: last },
    ]);

    const items = await everyPage(CALL, ask);

    expect(items).toEqual(['a', 'b', 'c']);
    expect(tokens).toEqual([undefined, '1', '2']);
  });

  it('gives up when a token comes back', async () => {
    const { ask, tokens } = paged([
      { items: ['a'], next: '1' },
      { items: ['b'], next: '2' },
      { items: ['c'], next: '1' },
    ]);

    const failure = await failureOf(everyPage(CALL, ask));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('ecs:ListClusters on the account answered with a page token that');
    expect(tokens).toHaveLength(3);
  });

  it('takes some pages for no list', async () => {
    const { ask } = paged([{ items: ['a'], next: '1' }]);

    await expect(everyPage(CALL, ask)).rejects.toThrow('no such page');
  });
});
