import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../../core/nearest';

/** An option that takes one of some words; for another one the message names the nearest. */
export function oneOf(flags: string, description: string, known: readonly string[]): Option {
  return new Option(flags, `${description} (${known.join(', ')})`).argParser((value: string) => {
    if (known.includes(value)) return value;
    throw new InvalidArgumentError(`Expected ${known.join(', ')}.${didYouMean(value, known)}`);
  });
}
