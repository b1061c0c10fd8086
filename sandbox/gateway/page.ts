import { AwsError } from './aws-error';

/** Part of a list, and the token of what follows. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/**
 * Cuts a list into pages.
 *
 * @param token what the request has; only tokens that were given before are taken
 * @param invalid code of the error for any other token
 * @throws AwsError
 */
export function pageOf<T>(items: readonly T[], size: number, token: string | undefined, invalid: string): Page<T> {
  const start = token === undefined ? 0 : Number(/^page-(\d+)$/.exec(token)?.[1] ?? NaN);
  if (Number.isNaN(start)) throw new AwsError(invalid, 'The specified next token is not valid.');
  const end = start + size;
  return { items: items.slice(start, end), next: end < items.length ? `page-${end}` : undefined };
}

/** The token as a member of an answer, where there is one. */
export function nextToken({ next }: Page<unknown>): { readonly nextToken?: string } {
  return next === undefined ? {} : { nextToken: next };
}
