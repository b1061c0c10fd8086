import { Composer, isScalar, Lexer, Parser, type CST, type Document, type Tags } from 'yaml';
import { isGuardrailsError, type GuardrailsError } from '../errors';
import { FILE_LIMITS } from './input-limits';
import { problemAt, type NamedText } from './source-problem';

/** Types of YAML 1.1 that CloudFormation does not have: a date there is its text. */
const UNUSED = new Set(
  ['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp'].map((name) => `tag:yaml.org,2002:${name}`),
);

const OPTIONS = {
  version: '1.1',
  schema: 'yaml-1.1',
  customTags: (tags: Tags): Tags => tags.filter((tag) => typeof tag === 'string' || !UNUSED.has(tag.tag)),
  // The library compares every pair of keys; the tree builder has a set.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Parses a YAML text into the library's nodes.
 *
 * @returns the one document that has content, or `undefined` when there is none
 * @throws GuardrailsError `YAML_PARSE`, `DEPTH_EXCEEDED`; no message quotes the text, the library's own do
 */
export function yamlDocument(source: NamedText): Document.Parsed | undefined {
  const composer = new Composer(OPTIONS);
  const documents = composed(source, composer);
  const [error] = [...documents.flatMap(({ errors }) => errors), ...composer.streamInfo().errors];
  if (error !== undefined) {
    const what = error.code.toLowerCase().replaceAll('_', ' ');
    throw problemAt(source, error.pos[0], 'YAML_PARSE', `The file is not valid YAML: ${what}.`);
  }
  const [document, second] = documents.filter(({ contents }) => !(isScalar(contents) && contents.value === null));
  if (second === undefined) return document;
  throw problemAt(source, second.range[0], 'YAML_PARSE', 'A second document begins here. Give each a file of its own.');
}

function composed(source: NamedText, composer: Composer): readonly Document.Parsed[] {
  try {
    return [...composer.compose(tokens(source))];
  } catch (thrown) {
    if (isGuardrailsError(thrown)) throw thrown;
    throw problemAt(source, 0, 'YAML_PARSE', 'The file is not valid YAML.');
  }
}

/** The parser keeps its own stack, but what composes its tokens is recursive: a bomb must not come that far. */
function* tokens(source: NamedText): Generator<CST.Token, void> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source.text)) {
    yield* parser.next(lexeme);
    // Two levels for each of ours: a list in a map need not be indented.
    if (parser.stack.length > 2 * FILE_LIMITS.depth) throw tooDeep(source, parser.offset);
  }
  yield* parser.end();
}

/** The error for nesting beyond the limit. */
export function tooDeep(source: NamedText, offset: number): GuardrailsError {
  const message = `Values are nested more than ${FILE_LIMITS.depth} levels deep; nothing that AWS takes is.`;
  return problemAt(source, offset, 'DEPTH_EXCEEDED', message);
}
