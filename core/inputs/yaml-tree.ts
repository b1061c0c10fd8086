import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Path } from '../subject/json';
import { PlainScalar } from '../subject/raw';
import { FILE_LIMITS } from './input-limits';
import { longName } from './intrinsic';
import { duplicateKey, forbiddenKey, problemAt, type NamedText } from './source-problem';
import type { SourceEntry, SourceMap, SourceNode, SourceScalar } from './source-tree';
import { tooDeep, yamlDocument } from './yaml-document';

/** Values that aliases and merge keys may add in all; a template with anchors adds some hundreds. */
const MOST_EXPANDED = 100_000;

/**
 * Reads a YAML text as CloudFormation does: YAML 1.1, short intrinsics (`!Ref x`) in their long form, unquoted scalars
 * with their source, anchors and merge keys resolved.
 *
 * @throws GuardrailsError `YAML_PARSE`, `KEY_DUPLICATE`, `KEY_FORBIDDEN`, `DEPTH_EXCEEDED`, with line and column
 */
export function yamlTree(source: NamedText): SourceNode {
  const document = yamlDocument(source);
  return document?.contents ? new TreeBuilder(source).build(document.contents, []).node : nothing(0);
}

/** A subtree with what aliases to it cost. */
interface Built {
  readonly node: SourceNode;
  readonly height: number;
  readonly size: number;
}

class TreeBuilder {
  readonly #source: NamedText;
  readonly #anchors = new Map<string, Built>();
  #expanded = 0;

  constructor(source: NamedText) {
    this.#source = source;
  }

  build(node: unknown, path: Path): Built {
    if (isAlias(node)) return this.#aliased(node);
    const built = this.#tagged(node, this.#content(node, path));
    if (built.height > FILE_LIMITS.depth) throw tooDeep(this.#source, built.node.offset);
    // Known from here on: an alias inside of its own anchor finds nothing, or an earlier anchor of that name.
    if (isNode(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, built);
    return built;
  }

  #content(node: unknown, path: Path): Built {
    const offset = offsetOf(node);
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node)) {
      const items = node.items.map((item, index) => this.build(item, [...path, index]));
      return { node: { kind: 'list', offset, items: items.map(({ node }) => node) }, ...measured(items) };
    }
    return { node: isScalar(node) ? scalarOf(node, offset) : nothing(offset), height: 0, size: 1 };
  }

  #tagged(node: unknown, built: Built): Built {
    const name = isNode(node) && node.tag !== undefined ? longName(node.tag) : undefined;
    if (name === undefined) return built;
    const { offset } = built.node;
    const call: SourceMap = { kind: 'map', offset, entries: [{ key: name, offset, value: built.node }] };
    return { node: call, height: built.height + 1, size: built.size + 1 };
  }

  #map(node: YAMLMap, path: Path): Built {
    const own = new Map<string, SourceEntry>();
    const merged = new Map<string, SourceEntry>();
    const built: Built[] = [];
    for (const pair of node.items) {
      const key = this.#key(pair);
      const offset = offsetOf(pair.key);
      const value = this.build(pair.value, [...path, key]);
      built.push(value);
      if (isMergeKey(pair.key)) {
        for (const entry of this.#mergedEntries(value.node)) merged.set(entry.key, entry);
        continue;
      }
      if (own.has(key)) throw duplicateKey(this.#source, offset, [...path, key]);
      own.set(key, { key, offset, value: value.node });
    }
    const entries = [...new Map([...merged, ...own]).values()];
    return { node: { kind: 'map', offset: offsetOf(node), entries }, ...measured(built) };
  }

  #key({ key }: Pair): string {
    const node = isAlias(key) ? this.#aliased(key).node : undefined;
    const scalar = node ?? (isScalar(key) ? scalarOf(key, offsetOf(key)) : undefined);
    if (scalar?.kind !== 'scalar') {
      throw problemAt(this.#source, offsetOf(key), 'YAML_PARSE', 'The key of a mapping must be a text.');
    }
    const { value } = scalar;
    const text = value instanceof PlainScalar ? value.text : value === null ? '' : String(value);
    if (text === '__proto__') throw forbiddenKey(this.#source, offsetOf(key), [text]);
    return text;
  }

  /** As PyYAML does it for `aws cloudformation package`: of several sources in one list the first counts. */
  #mergedEntries(value: SourceNode): readonly SourceEntry[] {
    const sources = value.kind === 'list' ? value.items.toReversed() : [value];
    const entries = sources.flatMap((source) => {
      if (source.kind === 'map') return source.entries;
      throw problemAt(this.#source, source.offset, 'YAML_PARSE', 'The merge key "<<" takes mappings only.');
    });
    this.#expand(entries.length, value.offset);
    return entries;
  }

  #aliased(alias: Alias): Built {
    const offset = offsetOf(alias);
    const built = this.#anchors.get(alias.source);
    if (built === undefined) {
      const message = 'This alias has no anchor before it, or stands inside of its own.';
      throw problemAt(this.#source, offset, 'YAML_PARSE', message);
    }
    this.#expand(built.size, offset);
    return built;
  }

  #expand(size: number, offset: number): void {
    this.#expanded += size;
    if (this.#expanded <= MOST_EXPANDED) return;
    const message = `Aliases add more than ${MOST_EXPANDED} values to the file; no template needs so many.`;
    throw problemAt(this.#source, offset, 'YAML_PARSE', message);
  }
}

function measured(parts: readonly Built[]): { readonly height: number; readonly size: number } {
  return {
    height: parts.reduce((highest, { height }) => Math.max(highest, height), 0) + 1,
    size: parts.reduce((sum, { size }) => sum + size, 1),
  };
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/**
 * What CloudFormation takes an unquoted scalar for. `y` and `n` alone are no booleans to it, the words are in any case;
 * a quoted, block or explicitly tagged scalar is what it says.
 */
function scalarOf({ value, type, source, tag }: Scalar, offset: number): SourceScalar {
  return {
    kind: 'scalar',
    offset,
    value: type === 'PLAIN' && tag === undefined ? plain(value, String(source)) : strict(value),
  };
}

function plain(value: unknown, source: string): SourceScalar['value'] {
  if (/^(?:yes|on|true)$/i.test(source)) return new PlainScalar(source, true);
  if (/^(?:no|off|false)$/i.test(source)) return new PlainScalar(source, false);
  return value === null || typeof value === 'number' ? new PlainScalar(source, value) : source;
}

function strict(value: unknown): SourceScalar['value'] {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : null;
}

function nothing(offset: number): SourceScalar {
  return { kind: 'scalar', offset, value: null };
}

function isNode(node: unknown): node is Exclude<Node, Alias> {
  return isMap(node) || isSeq(node) || isScalar(node);
}

function offsetOf(node: unknown): number {
  return isNode(node) || isAlias(node) ? Number(node.range?.[0]) : 0;
}
