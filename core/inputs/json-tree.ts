import { parseTree, type Node } from 'jsonc-parser';
import type { SourceNode } from './source-tree';

/** The tree of a JSON text that `parseJson` has accepted. Slower than `JSON.parse`: for positions only. */
export function jsonTree(text: string): SourceNode {
  return treeOf(parseTree(text));
}

function treeOf(node: Node | undefined): SourceNode {
  const offset = node?.offset ?? 0;
  const children = node?.children ?? [];
  if (node?.type === 'array') return { kind: 'list', offset, items: children.map(treeOf) };
  if (node?.type !== 'object') return { kind: 'scalar', offset, value: scalarOf(node?.value) };
  const entries = children.map(({ offset, children: pair }) => ({
    key: String(pair?.[0]?.value),
    offset,
    value: treeOf(pair?.[1]),
  }));
  return { kind: 'map', offset, entries };
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
