import { answerInvalid, type AwsCall } from './call-failed';

/** One page of a list, and the token of the next one; without a token, or with an empty one, it is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/**
 * The pages of a list, one after another; an empty one may be followed by others.
 *
 * @param ask makes the call for the page of a token; `undefined` asks for the first page
 * @throws GuardrailsError what `ask` throws, because some pages are not the list; `AWS_CALL_FAILED` when a token comes
 *   back a second time, which would never end
 */
export async function* eachPage<T>(
  call: AwsCall,
  ask: (token: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[], void, undefined> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await ask(token);
    yield page.items;
    token = page.next === '' ? undefined : page.next;
    if (token !== undefined && seen.has(token)) throw answerInvalid(call, 'a page token that it had given before');
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}

/**
 * All items of a list that AWS answers in pages; see `eachPage`.
 *
 * @throws GuardrailsError
 */
export async function everyPage<T>(
  call: AwsCall,
  ask: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of eachPage(call, ask)) items.push(...page);
  return items;
}
