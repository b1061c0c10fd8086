import { visit, type JSONVisitor } from 'jsonc-parser';
import type { GuardrailsError } from '../errors';
import type { Json } from '../subject/json';
import { FILE_LIMITS } from './input-limits';
import { jsonOrNothing, tooDeepAt } from '../subject/json-text';
import { duplicateKey, forbiddenKey, problemAt, type NamedText } from './source-problem';

/** RFC 8259 alone: no comments, no trailing commas. */
const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false } as const;

/** jsonc-parser's numbers (`ParseErrorCode`, a const enum that isolated modules cannot import) in words. */
const PROBLEMS: ReadonlyMap<number, string> = new Map([
  [1, 'found a symbol that JSON does not have'],
  [2, 'found a number that JSON does not allow'],
  [3, 'expected a property name in double quotes'],
  [4, 'expected a value'],
  [5, 'expected a colon'],
  [6, 'expected a comma'],
  [7, 'expected a closing brace'],
  [8, 'expected a closing bracket'],
  [9, 'expected the end of the file'],
  [10, 'found a comment; JSON has none'],
  [12, 'found a text without a closing quote'],
  [14, 'found a \\u escape that is not four hexadecimal digits'],
  [15, 'found an escape that JSON does not have'],
  [16, 'found a control character inside a text'],
]);

/**
 * Parses JSON and refuses what `JSON.parse` lets pass: duplicate keys, a `__proto__` key, nesting beyond the limit.
 * Messages name the place, never the content.
 *
 * @throws GuardrailsError `JSON_PARSE`, `KEY_DUPLICATE`, `KEY_FORBIDDEN`, `DEPTH_EXCEEDED`, with line and column
 */
export function parseJson(source: NamedText): Json {
  const deep = tooDeepAt(source.text);
  if (deep !== undefined) {
    const message = `Values are nested more than ${FILE_LIMITS.depth} levels deep; nothing that AWS takes is.`;
    throw problemAt(source, deep, 'DEPTH_EXCEEDED', message);
  }
  const value = jsonOrNothing(source.text);
  if (value === undefined) throw syntaxError(source);
  refuseKeys(source);
  return value;
}

/** The end of the file, unless jsonc-parser finds an earlier reason. */
function syntaxError(source: NamedText): GuardrailsError {
  let first = { code: 0, offset: source.text.length };
  const onError: JSONVisitor['onError'] = (code, offset) => {
    if (first.code === 0) first = { code, offset };
  };
  visit(source.text, { onError }, STRICT);
  const message = `The file is not JSON: ${PROBLEMS.get(first.code) ?? 'it is malformed'}.`;
  return problemAt(source, first.offset, 'JSON_PARSE', message);
}

function refuseKeys(source: NamedText): void {
  const open: Set<string>[] = [];
  const visitor: JSONVisitor = {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset, _length, _line, _character, pathOf) => {
      const path = () => [...pathOf(), key];
      if (key === '__proto__') throw forbiddenKey(source, offset, path());
      const keys = open.at(-1);
      if (keys?.has(key) === true) throw duplicateKey(source, offset, path());
      keys?.add(key);
    },
  };
  visit(source.text, visitor, STRICT);
}
