import { InvalidArgumentError, Option } from 'commander';

/** An option that takes what a pattern does; for anything else the message says what was expected. */
export function matching(flags: string, description: string, pattern: RegExp, expected: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (pattern.test(value)) return value;
    throw new InvalidArgumentError(`Expected ${expected}.`);
  });
}
