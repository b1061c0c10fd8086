import { pointerOf, type Path } from '../subject/json';
import type { SourceDocument } from '../subject/subject';
import { jsonTree } from './json-tree';
import type { SourceMap, SourceNode } from './source-tree';
import { positionAt } from './text-position';
import { yamlTree } from './yaml-tree';

/** A place in a document as its author wrote it. */
export interface DocumentPlace {
  /** Both count from 1: of the key or list element, or of the nearest thing above that is written. */
  readonly line: number;
  readonly column: number;
  /** JSON Pointer into the document; for an absent key to where it would stand. */
  readonly pointer: string;
}

/** One step down a document, for paths whose keys may be spelled in several ways. */
export interface DocumentStep {
  readonly segment: string | number;
  readonly isWrittenAs: (key: string) => boolean;
  /** An index that is not written where a lone element stands without its list. */
  readonly mayBeImplied: boolean;
  /** Elements that stand for nothing are not counted (`AWS::NoValue` in templates). */
  readonly isCounted: (element: SourceNode) => boolean;
}

/** A step for a key or index as it is written. */
export function writtenStep(segment: string | number): DocumentStep {
  return { segment, isWrittenAs: (key) => key === segment, mayBeImplied: false, isCounted: () => true };
}

/** Finds a place; where the document ends in a text (JSON inside of JSON), the text is the place. */
export function placeIn(document: SourceDocument, steps: readonly DocumentStep[]): DocumentPlace {
  let node: SourceNode | undefined = treeOf(document);
  let { offset } = node;
  const path: (string | number)[] = [];
  for (const step of steps) {
    if (node?.kind === 'scalar') break;
    if (node?.kind === 'map' && step.mayBeImplied) continue;
    const found: Found | undefined = node?.kind === 'map' ? entryOf(node, step) : elementOf(node, step);
    path.push(found?.segment ?? absentSegment(node, step.segment));
    node = found?.node;
    offset = found?.offset ?? offset;
  }
  return { ...positionAt(document.text, offset), pointer: pointerOf(path) };
}

/** The place of a path whose keys are as written. */
export function placeOf(document: SourceDocument, path: Path): DocumentPlace {
  return placeIn(document, path.map(writtenStep));
}

/** Tells whether an element is `Ref: AWS::NoValue`. */
export function isNoValueNode(node: SourceNode): boolean {
  if (node.kind !== 'map' || node.entries.length !== 1) return false;
  return node.entries.every(
    ({ key, value }) => key === 'Ref' && value.kind === 'scalar' && value.value === 'AWS::NoValue',
  );
}

/** Positions cost a second, slower parse: it is made when a finding asks for the first, and kept with the document. */
const trees = new WeakMap<SourceDocument, SourceNode>();

function treeOf(document: SourceDocument): SourceNode {
  const known = trees.get(document);
  if (known !== undefined) return known;
  const tree = document.format === 'json' ? jsonTree(document.text) : yamlTree(document);
  trees.set(document, tree);
  return tree;
}

interface Found {
  readonly segment: string | number;
  readonly node: SourceNode;
  readonly offset: number;
}

function entryOf({ entries }: SourceMap, { isWrittenAs }: DocumentStep): Found | undefined {
  const entry = entries.find(({ key }) => isWrittenAs(key));
  return entry && { segment: entry.key, node: entry.value, offset: entry.offset };
}

function elementOf(node: SourceNode | undefined, { segment, isCounted }: DocumentStep): Found | undefined {
  const items = node?.kind === 'list' ? node.items : [];
  const counted = items.flatMap((node, index) =>
    isCounted(node) ? [{ segment: index, node, offset: node.offset }] : [],
  );
  return typeof segment === 'number' ? counted[segment] : undefined;
}

/** Where all keys are in camel case, the absent one would be as well. */
function absentSegment(node: SourceNode | undefined, segment: string | number): string | number {
  const isCamelCase =
    node?.kind === 'map' && node.entries.length > 0 && node.entries.every(({ key }) => /^[a-z]/.test(key));
  return isCamelCase && typeof segment === 'string'
    ? `${segment.slice(0, 1).toLowerCase()}${segment.slice(1)}`
    : segment;
}
