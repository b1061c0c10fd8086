import { isGuardrailsError } from '../errors';
import type { Raw } from '../subject/raw';
import type { SourceDocument } from '../subject/subject';
import { decodeText } from './decode-text';
import { parseJson } from './parse-json';
import { parseYaml } from './parse-yaml';
import type { SourceFile } from './source-file';

/** A file's value and the text it was read from. */
export interface ParsedFile {
  readonly document: SourceDocument;
  readonly value: Raw;
}

/**
 * Parses a file as JSON where it begins like JSON, else as YAML. A YAML file may begin with a brace too: then the name
 * decides, once it has turned out not to be JSON.
 *
 * @throws GuardrailsError of `decodeText`, `parseJson` and `parseYaml`
 */
export function parseFile(file: SourceFile): ParsedFile {
  const text = decodeText(file);
  const { name } = file;
  if (!/^\s*[[{"]/.test(text)) return { document: { name, text, format: 'yaml' }, value: parseYaml(name, text) };
  try {
    return { document: { name, text, format: 'json' }, value: parseJson(name, text) };
  } catch (thrown) {
    const isYaml = /\.ya?ml$/i.test(name) && isGuardrailsError(thrown) && thrown.code === 'JSON_PARSE';
    if (!isYaml) throw thrown;
    return { document: { name, text, format: 'yaml' }, value: parseYaml(name, text) };
  }
}
