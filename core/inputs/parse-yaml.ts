import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml';
import { GuardrailsError, type ErrorCode } from '../errors';
import { PlainScalar, type Raw } from '../subject/raw';
import { FILE_LIMITS } from './input-limits';
import { longForm } from './intrinsic';
import { positionAt } from './text-position';

/** Values that aliases may expand to in all; a template has a few thousand. */
const MOST_NODES = 200_000;

/**
 * The document tree of a YAML file as CloudFormation reads it: YAML 1.1, tags kept, merge keys resolved by the reader.
 *
 * @throws GuardrailsError `YAML_PARSE`, `KEY_DUPLICATE`, `DEPTH_EXCEEDED`, `FILE_TOO_LARGE`
 */
export function yamlTree(name: string, text: string): Document.Parsed {
  if (text.length > FILE_LIMITS.yamlBytes) {
    throw new GuardrailsError(
      'FILE_TOO_LARGE',
      `The YAML file is larger than ${String(FILE_LIMITS.yamlBytes)} bytes.`,
      {
        place: { file: name },
      },
    );
  }
  refuseDepth(name, text);
  const tree = treeOf(name, text);
  const [error] = tree.errors;
  if (error === undefined) return tree;
  const [offset] = error.pos;
  if (error.code === 'DUPLICATE_KEY') {
    throw problem('KEY_DUPLICATE', name, text, offset, 'A key is written twice in one mapping; keep one of them.');
  }
  const words = error.code.toLowerCase().replaceAll('_', ' ');
  throw problem('YAML_PARSE', name, text, offset, `The file is not valid YAML (${words}).`);
}

function treeOf(name: string, text: string): Document.Parsed {
  try {
    return parseDocument(text, { version: '1.1', merge: true, prettyErrors: false, logLevel: 'silent' });
  } catch (thrown) {
    throw new GuardrailsError('DEPTH_EXCEEDED', 'The YAML file is nested too deeply to be read.', {
      place: { file: name },
      cause: thrown,
    });
  }
}

/**
 * The value of a YAML file: short intrinsics in their long form, unquoted scalars with their source text, aliases and
 * merge keys resolved (explicit keys win, then earlier merges, as `aws cloudformation package` does).
 *
 * @throws GuardrailsError as `yamlTree`, and `KEY_FORBIDDEN`
 */
export function parseYaml(name: string, text: string): Raw {
  return new YamlReader(name, text, yamlTree(name, text)).read();
}

class YamlReader {
  #nodes = 0;

  constructor(
    private readonly name: string,
    private readonly text: string,
    private readonly tree: Document.Parsed,
  ) {}

  read(): Raw {
    return this.#value(this.tree.contents, 0);
  }

  #value(node: unknown, depth: number): Raw {
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES)
      throw this.#problem('YAML_PARSE', node, 'Aliases expand to more values than any template has.');
    if (depth > FILE_LIMITS.depth) {
      throw this.#problem(
        'DEPTH_EXCEEDED',
        node,
        `Values are nested more than ${String(FILE_LIMITS.depth)} levels deep.`,
      );
    }
    if (isAlias(node)) return this.#value(node.resolve(this.tree), depth + 1);
    if (isScalar(node)) return tagged(node.tag, scalarOf(node.value, node.type, node.source));
    if (isSeq(node))
      return tagged(
        node.tag,
        node.items.map((item) => this.#value(item, depth + 1)),
      );
    if (isMap(node)) return tagged(node.tag, Object.fromEntries(this.#members(node.items, depth)));
    return null;
  }

  #members(pairs: readonly Pair[], depth: number): ReadonlyMap<string, Raw> {
    const own = new Map<string, Raw>();
    const merged = new Map<string, Raw>();
    for (const pair of pairs) {
      const key = this.#key(pair.key);
      if (key === undefined) this.#merge(merged, pair.value, depth);
      else own.set(key, this.#value(pair.value, depth + 1));
    }
    return new Map([...merged, ...own]);
  }

  /** @returns `undefined` for the merge key `<<` */
  #key(key: unknown): string | undefined {
    const node = isAlias(key) ? key.resolve(this.tree) : key;
    if (!isScalar(node)) throw this.#problem('YAML_PARSE', key, 'A key of a mapping is not a text.');
    const text = node.source ?? String(node.value);
    if (text === '<<' && node.type === 'PLAIN') return undefined;
    if (text === '__proto__')
      throw this.#problem('KEY_FORBIDDEN', key, 'The key "__proto__" is not allowed in any input.');
    return text;
  }

  #merge(into: Map<string, Raw>, source: unknown, depth: number): void {
    const node = isAlias(source) ? source.resolve(this.tree) : source;
    if (isSeq(node)) {
      for (const item of node.items) this.#merge(into, item, depth + 1);
      return;
    }
    if (!isMap(node)) throw this.#problem('YAML_PARSE', source, 'The merge key "<<" takes mappings only.');
    if (depth > FILE_LIMITS.depth) throw this.#problem('DEPTH_EXCEEDED', source, 'Merge keys are nested too deeply.');
    for (const [key, value] of this.#members(node.items, depth + 1)) {
      if (!into.has(key)) into.set(key, value);
    }
  }

  #problem(code: ErrorCode, node: unknown, message: string): GuardrailsError {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    const offset: unknown = Array.isArray(range) ? range[0] : 0;
    return problem(code, this.name, this.text, typeof offset === 'number' ? offset : 0, message);
  }
}

/** Quoted and block scalars are texts; a plain one keeps its source beside what YAML 1.1 makes of it. */
function scalarOf(value: unknown, type: string | undefined, source: string | undefined): Raw {
  if (type !== 'PLAIN') return typeof value === 'string' ? value : (source ?? null);
  if (typeof value === 'string') return value;
  if (value === null || typeof value === 'boolean' || typeof value === 'number') {
    return new PlainScalar(source ?? String(value), value);
  }
  // Dates and other YAML 1.1 types mean their text to CloudFormation.
  return source ?? null;
}

/** A tag of CloudFormation becomes the long form of its intrinsic; other tags are ignored, as CloudFormation does. */
function tagged(tag: string | undefined, value: Raw): Raw {
  return tag?.startsWith('!') === true && !tag.startsWith('!!') ? longForm(tag.slice(1), value) : value;
}

/** Flow brackets and compact block lists, counted roughly, so that a bomb is refused before anything recursive sees it. */
function refuseDepth(name: string, text: string): void {
  const deepest = 8 * FILE_LIMITS.depth;
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > deepest) throw problem('DEPTH_EXCEEDED', name, text, offset, 'Values are nested too deeply.');
  }
  const compact = /^[ \t]*(?:[-?][ \t]+){64}/m.exec(text);
  if (compact !== null) throw problem('DEPTH_EXCEEDED', name, text, compact.index, 'Values are nested too deeply.');
}

function problem(code: ErrorCode, file: string, text: string, offset: number, message: string): GuardrailsError {
  return new GuardrailsError(code, message, { place: { file, ...positionAt(text, offset) } });
}
