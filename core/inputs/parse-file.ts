import { GuardrailsError, isGuardrailsError } from '../errors';
import type { Raw } from '../subject/raw';
import type { SourceDocument } from '../subject/subject';
import { decodeText } from './decode-text';
import { FILE_LIMITS } from './input-limits';
import { parseJson } from './parse-json';
import { parseYaml } from './parse-yaml';
import type { SourceFile } from './source-file';
import type { NamedText } from './source-problem';

/** A file's value and the text it was read from. */
export interface ParsedFile {
  readonly document: SourceDocument;
  readonly value: Raw;
}

/**
 * Parses a file as JSON where its name or its first character says so, else as YAML. YAML may begin with a brace too:
 * what turns out not to be JSON is tried as YAML, unless it is called `.json`.
 *
 * @throws GuardrailsError `FILE_UNREADABLE`, `FILE_TOO_LARGE`, and those of `parseJson` and `parseYaml`
 */
export function parseFile(file: SourceFile): ParsedFile {
  const { name, bytes } = file;
  const source = { name, text: decodeText(file) };
  const isNamedJson = /\.json$/i.test(name);
  if (!isNamedJson && !/^\s*[[{]/.test(source.text)) return yaml(source, bytes.length);
  refuseSize(name, bytes.length, FILE_LIMITS.jsonBytes);
  try {
    return { document: { ...source, format: 'json' }, value: parseJson(source) };
  } catch (thrown) {
    const mayBeYaml = isGuardrailsError(thrown) && thrown.code === 'JSON_PARSE' && !isNamedJson;
    if (!mayBeYaml || bytes.length > FILE_LIMITS.yamlBytes) throw thrown;
    return yamlAfterAll(source, bytes.length, thrown);
  }
}

/** When it is neither, the name says which of the two its author meant. */
function yamlAfterAll(source: NamedText, size: number, notJson: GuardrailsError): ParsedFile {
  try {
    return yaml(source, size);
  } catch (thrown) {
    throw /\.ya?ml$/i.test(source.name) ? thrown : notJson;
  }
}

function yaml(source: NamedText, size: number): ParsedFile {
  refuseSize(source.name, size, FILE_LIMITS.yamlBytes);
  return { document: { ...source, format: 'yaml' }, value: parseYaml(source) };
}

function refuseSize(name: string, size: number, most: number): void {
  if (size <= most) return;
  const message = `The file has ${size} bytes; at most ${most} are read. Nothing that AWS takes is so large: leave it out.`;
  throw new GuardrailsError('FILE_TOO_LARGE', message, { place: { file: name } });
}
