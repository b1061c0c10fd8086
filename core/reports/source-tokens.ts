import { visit } from 'jsonc-parser';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';
import { pointerOf, type Path } from '../subject/json';
import type { SourceDocument } from '../subject/subject';
import { argumentsOf, HIDDEN, isShown, step, type Sight } from './sight';

/** A key or a scalar of a source text: UTF-16 offsets, `end` exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly shown: boolean;
}

/** Where something may be shown, by JSON Pointer into the file as written; everything above and beside is hidden. */
export type Roots = ReadonlyMap<string, Sight>;

/** Keys and scalars of a document in the order of the text. What they leave out must not be shown either. */
export function sourceTokens(document: SourceDocument, roots: Roots): readonly Token[] {
  return document.format === 'json' ? jsonTokens(document.text, roots) : yamlTokens(document.text, roots);
}

function jsonTokens(text: string, roots: Roots): readonly Token[] {
  const tokens: Token[] = [];
  visit(text, {
    onObjectProperty: (_name, offset, length) => {
      tokens.push({ start: offset, end: offset + length, shown: true });
    },
    onLiteralValue: (_value, offset, length, _line, _column, pathOf) => {
      let place = placeAt([], HIDDEN, roots);
      for (const segment of pathOf()) place = place.down(segment);
      tokens.push({ start: offset, end: offset + length, shown: isShown(place.sight) });
    },
  });
  return tokens;
}

function yamlTokens(text: string, roots: Roots): readonly Token[] {
  const tokens: Token[] = [];
  const { contents } = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  addYaml(tokens, contents, placeAt([], HIDDEN, roots));
  return tokens;
}

/** One place of the walk: what may be shown there, and the way further down. */
interface Place {
  readonly sight: Sight;
  down(segment: string | number): Place;
  asFunction(): Place;
}

function placeAt(path: Path, inherited: Sight, roots: Roots): Place {
  const sight = roots.get(pointerOf(path)) ?? inherited;
  return {
    sight,
    down: (segment) => placeAt([...path, segment], step(sight, segment), roots),
    asFunction: () => placeAt(path, argumentsOf(sight), roots),
  };
}

function addYaml(tokens: Token[], node: ParsedNode | null, place: Place): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      // A key that is no scalar gets no token, and nothing below it either.
      if (!isScalar(key)) continue;
      addToken(tokens, key, true);
      addYaml(tokens, value, place.down(String(key.value)));
    }
  } else if (isSeq(node)) {
    // A short form such as `!If [condition, this, that]`: the list is the function's.
    const inside = node.tag?.startsWith('!') === true ? place.asFunction() : place;
    node.items.forEach((item, index) => {
      addYaml(tokens, item, inside.down(index));
    });
  } else if (node !== null) {
    addToken(tokens, node, isAlias(node) || isShown(place.sight));
  }
}

function addToken(tokens: Token[], { range: [start, end] }: ParsedNode, shown: boolean): void {
  tokens.push({ start, end, shown });
}
