import { isMap, isScalar, parseDocument, type ParsedNode } from 'yaml';
import type { ErrorPlace } from '../errors';
import { parseFile } from '../inputs/parse-file';
import type { SourceFile } from '../inputs/source-file';
import { positionAt } from '../inputs/text-position';
import type { Json, Path } from '../subject/json';
import { plainJson } from './plain-json';

/** A settings file as data, and the way back to its lines. */
export interface ParsedSettings {
  readonly value: Json;
  /** Where a path stands, or the nearest written part of it. */
  readonly placeOf: PlaceOf;
}

export type PlaceOf = (path: Path) => Required<ErrorPlace>;

/**
 * Parses a settings file, YAML or JSON.
 *
 * @throws GuardrailsError what `parseFile` throws: malformed text, duplicate keys, too many aliases, too deep, too large
 */
export function parseSettings(file: SourceFile): ParsedSettings {
  const { document, value } = parseFile(file);
  return { value: plainJson(value), placeOf: (path) => placeIn(file.name, document.text, path) };
}

/** Needed for an error only, so that the text is simply parsed again; JSON is read as the YAML that it is. */
function placeIn(file: string, text: string, path: Path): Required<ErrorPlace> {
  let node: ParsedNode | null = parseDocument(text, { version: '1.1', logLevel: 'silent' }).contents;
  let offset = 0;
  for (const segment of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.source === segment) : undefined;
    if (pair === undefined) break;
    offset = pair.key.range[0];
    node = pair.value;
  }
  return { file, ...positionAt(text, offset), field: path.join('.') };
}
