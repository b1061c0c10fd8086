import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { GuardrailsError, isGuardrailsError } from '../core/errors';
import type { PlaceOf } from '../core/settings/parse-settings';

/** More than any organization's file; a bound against a file given by mistake. */
const LIMIT_BYTES = 1_000_000;

/** Where something stands in a file. */
export type SettingsPath = readonly (string | number)[];

/** A settings file as data, which knows where each value stands. */
export interface SettingsDocument {
  readonly value: unknown;

  /** Whether the last key of a path is not written at all. */
  isMissing(path: SettingsPath): boolean;

  /** A `SETTINGS_INVALID` error that names file and line of a path (or of the nearest thing around it). */
  error(path: SettingsPath, message: string): GuardrailsError<'SETTINGS_INVALID'>;

  /** Lets a reader of core read a part of the file; its errors become such errors, too. */
  read<Part>(reader: (placeOf: PlaceOf) => Part): Part;
}

/**
 * Reads a YAML settings file strictly: one document, no duplicate keys, no alias bombs.
 *
 * @param name the file's name as the user wrote it
 * @throws GuardrailsError `SETTINGS_INVALID`
 */
export function settingsDocument(name: string, text: string): SettingsDocument {
  if (Buffer.byteLength(text) > LIMIT_BYTES)
    throw invalid(name, undefined, [], `it is larger than ${LIMIT_BYTES} bytes`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw invalid(name, lines.linePos(problem.pos[0]), [], problem.message);
  return {
    value: plainValue(name, document),
    isMissing: (path) => !document.hasIn(path),
    error: (path, message) => invalid(name, positionOf(document, lines, path), path, message),
    read: (reader) => {
      try {
        return reader((path) => {
          const { line, col: column } = positionOf(document, lines, path) ?? { line: 1, col: 1 };
          return { file: name, line, column, field: path.join('.') };
        });
      } catch (thrown) {
        throw isGuardrailsError(thrown) ? withFile(thrown) : thrown;
      }
    },
  };
}

/** Core names the place beside the message; scripts print the message alone. */
function withFile({ message, place }: GuardrailsError): GuardrailsError<'SETTINGS_INVALID'> {
  return new GuardrailsError('SETTINGS_INVALID', `${place.file ?? ''}:${place.line ?? 1}: ${message}`, { place });
}

function plainValue(name: string, document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (thrown) {
    throw new GuardrailsError('SETTINGS_INVALID', `${name}: its aliases cannot be resolved.`, {
      place: { file: name },
      cause: thrown,
    });
  }
}

/** Position of the key for a key that is written, of the value otherwise, of the nearest written parent at the least. */
function positionOf(document: Document.Parsed, lines: LineCounter, path: SettingsPath): LinePosition | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const written = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
      : null;
    const node: unknown = written ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]);
  }
  return isNode(document.contents) ? lines.linePos(document.contents.range[0]) : undefined;
}

interface LinePosition {
  readonly line: number;
  readonly col: number;
}

function invalid(
  name: string,
  position: LinePosition | undefined,
  path: SettingsPath,
  message: string,
): GuardrailsError<'SETTINGS_INVALID'> {
  const at = position === undefined ? name : `${name}:${position.line}`;
  return new GuardrailsError('SETTINGS_INVALID', `${at}: ${message}`, {
    place: {
      file: name,
      ...(position === undefined ? {} : { line: position.line, column: position.col }),
      ...(path.length === 0 ? {} : { field: path.join('.') }),
    },
  });
}
