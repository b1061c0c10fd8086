import type { PlainScalar } from '../subject/raw';

/**
 * A document as its author wrote it, with positions. Aliases and merge keys of YAML are resolved (one node may stand in
 * several places), and short intrinsics are in their long form.
 */
export type SourceNode = SourceMap | SourceList | SourceScalar;

export interface SourceMap {
  readonly kind: 'map';
  readonly offset: number;
  readonly entries: readonly SourceEntry[];
}

export interface SourceEntry {
  readonly key: string;
  /** Of the key. */
  readonly offset: number;
  readonly value: SourceNode;
}

export interface SourceList {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: readonly SourceNode[];
}

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly offset: number;
  readonly value: null | boolean | number | string | PlainScalar;
}
