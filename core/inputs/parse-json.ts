import { visit, type JSONVisitor, type ParseErrorCode } from 'jsonc-parser';
import { GuardrailsError, type ErrorCode } from '../errors';
import type { Json } from '../subject/json';
import { FILE_LIMITS } from './input-limits';
import { positionAt } from './text-position';

/** RFC 8259 alone: no comments, no trailing commas. */
const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false } as const;

/** jsonc-parser's numbers (`ParseErrorCode`, a const enum that isolated modules cannot import) in words. */
const PROBLEMS: Readonly<Partial<Record<number, string>>> = {
  1: 'found a symbol that JSON does not have',
  2: 'found a number that JSON does not allow',
  3: 'expected a property name in double quotes',
  4: 'expected a value',
  5: 'expected a colon',
  6: 'expected a comma',
  7: 'expected a closing brace',
  8: 'expected a closing bracket',
  9: 'expected the end of the file',
  10: 'found a comment; JSON has none',
  12: 'found a text without a closing quote',
  14: 'found a \\u escape that is not four hexadecimal digits',
  15: 'found an escape that JSON does not have',
  16: 'found a control character inside a text',
};

/**
 * Parses JSON and refuses what `JSON.parse` lets pass: duplicate keys, a `__proto__` key, nesting beyond the limit.
 * Messages name the place, never the content.
 *
 * @param name the file, for messages
 * @throws GuardrailsError `JSON_PARSE`, `KEY_DUPLICATE`, `KEY_FORBIDDEN`, `DEPTH_EXCEEDED`, `FILE_TOO_LARGE`
 */
export function parseJson(name: string, text: string): Json {
  if (text.length > FILE_LIMITS.jsonBytes) {
    throw new GuardrailsError('FILE_TOO_LARGE', `The file is larger than ${String(FILE_LIMITS.jsonBytes)} bytes.`, {
      place: { file: name },
    });
  }
  refuseDepth(name, text);
  const value = parsed(text);
  inspect(name, text, value === undefined);
  if (value === undefined) throw problem('JSON_PARSE', name, text, text.length, 'The file is not JSON.');
  return value;
}

function parsed(text: string): Json | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON.parse gives JSON, which its type does not say
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Walks the text once: for its first syntax error if it has one, and for keys. */
function inspect(name: string, text: string, broken: boolean): void {
  const keys: Set<string>[] = [];
  const visitor: JSONVisitor = {
    onObjectBegin: () => {
      keys.push(new Set());
    },
    onObjectEnd: () => {
      keys.pop();
    },
    onObjectProperty: (key, offset, _length, _line, _character, pathOf) => {
      const seen = keys.at(-1);
      if (key === '__proto__') {
        throw problem('KEY_FORBIDDEN', name, text, offset, 'The key "__proto__" is not allowed in any input.');
      }
      if (seen?.has(key) === true) {
        const path = [...pathOf(), key].join('.');
        throw problem(
          'KEY_DUPLICATE',
          name,
          text,
          offset,
          `The key ${JSON.stringify(path)} is written twice; keep one of them.`,
        );
      }
      seen?.add(key);
    },
    onError: (code: ParseErrorCode, offset) => {
      if (broken)
        throw problem(
          'JSON_PARSE',
          name,
          text,
          offset,
          `The file is not JSON: ${PROBLEMS[code] ?? 'it is malformed'}.`,
        );
    },
  };
  visit(text, visitor, STRICT);
}

/** Counts brackets outside of texts, so that a bomb is refused before anything recursive sees it. */
function refuseDepth(name: string, text: string): void {
  let depth = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (quoted) {
      if (character === '\\') offset += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') {
      quoted = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > FILE_LIMITS.depth) {
        throw problem(
          'DEPTH_EXCEEDED',
          name,
          text,
          offset,
          `Values are nested more than ${String(FILE_LIMITS.depth)} levels deep.`,
        );
      }
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
}

function problem(code: ErrorCode, file: string, text: string, offset: number, message: string): GuardrailsError {
  return new GuardrailsError(code, message, { place: { file, ...positionAt(text, offset) } });
}
