import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { FORMATS, isFormat, type Format } from './formats';

/** Where a report goes: one format on standard output, any number into files. */
export interface Outputs {
  readonly stdout: Format;
  readonly files: readonly { readonly format: Format; readonly file: string }[];
}

/**
 * Reads `-o FORMAT[=FILE]…` together with `--format FORMAT`, which is short for `-o FORMAT`.
 *
 * @throws GuardrailsError `USAGE` for an unknown format, two formats on standard output, or two reports into one file
 */
export function outputsOf(written: readonly string[], format: Format | undefined): Outputs {
  const outputs = written.map(outputOf);
  const stdout = new Set(outputs.flatMap((output) => (output.file === undefined ? [output.format] : [])));
  if (format !== undefined) stdout.add(format);
  if (stdout.size > 1) {
    throw new GuardrailsError(
      'USAGE',
      `Standard output takes one format, not ${[...stdout].join(' and ')}. Give the others a file: -o json=report.json.`,
    );
  }
  const files = outputs.flatMap(({ format, file }) => (file === undefined ? [] : [{ format, file }]));
  const twice = files.find(({ file }, index) => files.findIndex((other) => other.file === file) < index);
  if (twice !== undefined) {
    throw new GuardrailsError('USAGE', `Two reports would be written into ${JSON.stringify(twice.file)}.`);
  }
  return { stdout: [...stdout][0] ?? 'pretty', files };
}

function outputOf(written: string): { readonly format: Format; readonly file: string | undefined } {
  const [format = '', ...rest] = written.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (!isFormat(format)) {
    throw new GuardrailsError(
      'USAGE',
      `-o ${JSON.stringify(written)}: there is no format ${JSON.stringify(format)}; expected ${FORMATS.join(' or ')}.${didYouMean(format, FORMATS)}`,
    );
  }
  if (file === '')
    throw new GuardrailsError('USAGE', `-o ${JSON.stringify(written)}: a file name is missing after "=".`);
  return { format, file };
}
