import { parseArgs } from 'node:util';
import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';

/**
 * Reads `--name VALUE` options; every other argument is refused.
 *
 * @param names the options there are
 * @throws GuardrailsError `USAGE` with the nearest option
 */
export function scriptOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, allowPositionals: true });
  const options: Partial<Record<Name, string>> = {};
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind !== 'option') throw usage(`Unexpected argument ${JSON.stringify(args[token?.index ?? 0])}.`, names);
    const name = names.find((candidate) => candidate === token.name);
    if (name === undefined) {
      throw usage(`There is no option --${token.name}.${didYouMean(token.name, names)}`, names);
    }
    const next = tokens[index + 1];
    const value = token.value ?? (next?.kind === 'positional' ? next.value : undefined);
    if (value === undefined || value === '') throw usage(`Option --${name} needs a value.`, names);
    if (token.value === undefined) index += 1;
    options[name] = value;
  }
  return options;
}

function usage(message: string, names: readonly string[]): GuardrailsError {
  return new GuardrailsError('USAGE', `${message} Options: ${names.map((name) => `--${name} VALUE`).join(', ')}.`);
}
