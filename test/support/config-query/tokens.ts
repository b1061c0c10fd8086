/** A word, number, text or sign of a query. Text is what stands between its quotes. */
export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end';
  readonly value: string;
}

const TOKEN = /\s*(?:([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?)|'((?:[^'])*)'|(<=|>=|[=<>(),*]))/y;

/** Divides a query into tokens; the last one is its end. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (query.slice(position).trim() !== '') {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(query);
    if (match === null) throw new Error(`not a token: ${query.slice(position).trim().slice(0, 10)}`);
    const [, word, number, text, sign = ''] = match;
    tokens.push(
      word !== undefined
        ? { kind: 'word', value: word }
        : number !== undefined
          ? { kind: 'number', value: number }
          : text !== undefined
            ? { kind: 'text', value: text }
            : { kind: 'sign', value: sign },
    );
    position = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', value: '' }];
}
