import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { isAlias, isMap, isNode, isScalar, isSeq, type Document } from 'yaml';
import { pointerOf, type Path } from '../subject/json';
import type { Raw } from '../subject/raw';
import type { Shape } from '../subject/shapes/shape';
import { SHAPES } from '../subject/shapes/shapes';
import { stepInto } from '../subject/spelling';
import type { SourceDocument, Subject, SubjectOrigin } from '../subject/subject';
import { isNoValue } from './intrinsic';
import { yamlTree } from './parse-yaml';
import { positionAt, type TextPosition } from './text-position';

/** A place in a file as its author wrote it. */
export interface Location {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** JSON Pointer in the document; of an absent key the place where it would stand. */
  readonly pointer: string;
}

/**
 * Where a normalised path of a subject stands in its file: its key, or the nearest written ancestor of an absent one.
 * Costs a parse with positions on the first call for a document, so it is asked for findings only.
 *
 * @param path relative to `subject.configuration`
 * @returns null for a subject that was not read from a file
 */
export function locate(subject: Subject, path: Path): Location | null {
  const origin = path[0] === 'Overrides' ? (subject.overridesOrigin ?? subject.origin) : subject.origin;
  return origin === null ? null : locateIn(origin, SHAPES[subject.type], path);
}

/** Where the resource itself stands. */
export function locateResource(subject: Subject): Location | null {
  return subject.origin === null ? null : locateWritten(subject.origin.document, subject.origin.resource);
}

function locateIn({ document, configuration }: SubjectOrigin, shape: Shape, path: Path): Location {
  const tree = treeOf(document);
  const written = [...configuration];
  let below: Shape | undefined = shape;
  for (const segment of path) {
    const step = stepInto(below, segment);
    written.push(writtenSegment(tree, written, segment, step.isWrittenAs));
    below = step.shape;
  }
  return locateWritten(document, written);
}

/** The key as it is written there, or the index counted with the elements that stand for nothing. */
function writtenSegment(
  tree: PositionTree,
  parent: Path,
  segment: string | number,
  isWrittenAs: (key: string) => boolean,
): string | number {
  if (typeof segment === 'number') return tree.writtenIndex(parent, segment);
  return tree.keys(parent).find(isWrittenAs) ?? segment;
}

function locateWritten(document: SourceDocument, path: Path): Location {
  const tree = treeOf(document);
  const pointer = pointerOf(path);
  for (let length = path.length; length > 0; length -= 1) {
    const offset = tree.offset(path.slice(0, length));
    if (offset !== undefined) return { file: document.name, ...positionOf(document, offset), pointer };
  }
  return { file: document.name, ...positionOf(document, tree.offset([]) ?? 0), pointer };
}

function positionOf(document: SourceDocument, offset: number): TextPosition {
  return positionAt(document.text, offset);
}

/** A document with positions. */
interface PositionTree {
  /** Offset of the key (or list element) at a path; `undefined` when nothing is written there. */
  offset(path: Path): number | undefined;
  keys(path: Path): readonly string[];
  writtenIndex(path: Path, index: number): number;
}

const trees = new WeakMap<SourceDocument, PositionTree>();

function treeOf(document: SourceDocument): PositionTree {
  const known = trees.get(document);
  if (known !== undefined) return known;
  const tree = document.format === 'json' ? new JsonTree(document) : new YamlTree(document);
  trees.set(document, tree);
  return tree;
}

class JsonTree implements PositionTree {
  readonly #root: Node | undefined;

  constructor({ text }: SourceDocument) {
    this.#root = parseTree(text);
  }

  offset(path: Path): number | undefined {
    const node = this.#node(path);
    return node?.parent?.type === 'property' ? node.parent.offset : node?.offset;
  }

  keys(path: Path): readonly string[] {
    const node = this.#node(path);
    if (node?.type !== 'object') return [];
    return (node.children ?? []).flatMap(({ children }) =>
      children?.[0] === undefined ? [] : [String(children[0].value)],
    );
  }

  writtenIndex(path: Path, index: number): number {
    const node = this.#node(path);
    const elements = node?.type === 'array' ? (node.children ?? []) : [];
    return nthThatStands(elements.map(isNoValueNode), index);
  }

  #node(path: Path): Node | undefined {
    return this.#root === undefined ? undefined : findNodeAtLocation(this.#root, [...path]);
  }
}

function isNoValueNode(node: Node): boolean {
  const [property, second] = node.children ?? [];
  const [key, value] = property?.children ?? [];
  return node.type === 'object' && second === undefined && key?.value === 'Ref' && value?.value === 'AWS::NoValue';
}

class YamlTree implements PositionTree {
  readonly #tree: Document.Parsed;

  constructor({ name, text }: SourceDocument) {
    this.#tree = yamlTree(name, text);
  }

  offset(path: Path): number | undefined {
    const last = path.at(-1);
    if (last === undefined) return start(this.#tree.contents);
    const parent = this.#node(path.slice(0, -1));
    if (isSeq(parent)) return typeof last === 'number' ? start(parent.items[last]) : undefined;
    const pair = isMap(parent) ? parent.items.find(({ key }) => keyText(key) === last) : undefined;
    return pair === undefined ? undefined : start(pair.key);
  }

  keys(path: Path): readonly string[] {
    const node = this.#node(path);
    return isMap(node) ? node.items.map(({ key }) => keyText(key)) : [];
  }

  writtenIndex(path: Path, index: number): number {
    const node = this.#node(path);
    return isSeq(node)
      ? nthThatStands(
          node.items.map((item) => this.#isNoValue(item)),
          index,
        )
      : index;
  }

  #isNoValue(item: unknown): boolean {
    const node = this.#resolved(item);
    if (isScalar(node)) return node.tag === '!Ref' && node.value === 'AWS::NoValue';
    if (!isMap(node)) return false;
    const members: Record<string, Raw> = Object.fromEntries(
      node.items.map(({ key, value }) => [keyText(key), isScalar(value) ? String(value.value) : '']),
    );
    return isNoValue(members);
  }

  #node(path: Path): unknown {
    let node = this.#resolved(this.#tree.contents);
    for (const segment of path) {
      if (isSeq(node)) node = typeof segment === 'number' ? this.#resolved(node.items[segment]) : undefined;
      else if (isMap(node)) node = this.#resolved(node.items.find(({ key }) => keyText(key) === segment)?.value);
      else return undefined;
    }
    return node;
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#tree) : node;
  }
}

function keyText(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}

function start(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The written index of the nth element that does not stand for nothing. */
function nthThatStands(standsForNothing: readonly boolean[], index: number): number {
  let passed = -1;
  for (const [written, nothing] of standsForNothing.entries()) {
    if (!nothing) passed += 1;
    if (passed === index) return written;
  }
  return index;
}
