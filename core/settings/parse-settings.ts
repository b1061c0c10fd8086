import type { ErrorPlace } from '../errors';
import { placeOf } from '../inputs/document-place';
import { parseFile } from '../inputs/parse-file';
import { plainJson } from '../inputs/plain-json';
import type { SourceFile } from '../inputs/source-file';
import type { Json, Path } from '../subject/json';

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
  return {
    value: plainJson(value),
    placeOf: (path) => {
      const { line, column } = placeOf(document, path);
      return { file: file.name, line, column, field: path.join('.') };
    },
  };
}
