import { isBenign } from './benign-values';
import type { Sighting } from './detection';
import { isRandomLooking } from './entropy';
import { knownFormatIn } from './known-formats';
import { strengthOf } from './names';
import { textsInJson } from './nested-json';
import { hasConnectionPassword, hasUrlPassword } from './passwords-in-text';
import { withoutExpansions, withoutPlaceholders } from './placeholders';
import { shellWords } from './shell-words';

/** A reference that CloudFormation resolves, and ECS then stores as text (User Guide, "Dynamic references"). */
const DYNAMIC_REFERENCE = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

/** Shells in shells (`sh -c "sh -c '…'"`) that are read; known formats are found at any depth. */
const DEEPEST_SHELL = 4;

/** Pairs in pairs (`--env=DB_PASSWORD=…`) that are read. */
const DEEPEST_PAIR = 8;

const NEEDS_SHELL = /[\s;|&()<>`]/;
const OPTION_OR_VARIABLE = /^(?:-D(?=[a-z])|--?)?([A-Za-z_][\w.-]{0,255})$/;

/** A dash where a word begins. */
const MAY_HAVE_OPTIONS = /(?:^|[\s"'\\;|&()<>`])-/;

/** Options that take no value: they say that something is not there. */
const NEGATION = /^(?:no|skip|without|disable)[-_]/i;

/** Looks for secrets in single texts. Knows names and texts, and nothing of task definitions. */
export class TextInspector {
  readonly #extraNames: ReadonlySet<string>;

  /** @param extraNames exact names, in any case, that are as strong as `password` */
  constructor(extraNames: readonly string[]) {
    this.#extraNames = new Set(extraNames.map((name) => name.toLowerCase()));
  }

  /** Whether a value under the name would be a secret unless it is benign. */
  isStrong(name: string): boolean {
    return ['password', 'secret'].includes(strengthOf(name, this.#extraNames));
  }

  /** What is seen in the value of a variable, option or label. Names of JSON keys and options in it are names as well. */
  value(name: string, text: string): readonly Sighting[] {
    const nested = textsInJson(name, text);
    if (nested !== undefined) return nested.flatMap((inner) => this.value(inner.name, inner.text));
    const found = credentialIn(text) ?? connectionIn(text);
    if (found !== undefined) return [{ name, ...found }];
    const strength = strengthOf(name, this.#extraNames);
    if (strength !== 'none' && strength !== 'weak' && !isBenign(text, strength)) return [named(name)];
    const options = MAY_HAVE_OPTIONS.test(text) ? this.#options(text) : [];
    const isRandom = strength === 'weak' && !isBenign(text, strength) && isRandomLooking(text);
    return isRandom ? [...options, { name, detector: 'high-entropy', class: 'entropy' }] : options;
  }

  /**
   * What is seen in one element of a command.
   *
   * @param option the option before it that takes its value from here (`awaiting`)
   */
  argument(text: string, option: string | undefined): readonly Sighting[] {
    const { text: plain, substitutions } = withoutExpansions(text);
    const found = credentialIn(text, plain);
    return [
      ...(found === undefined ? [] : [{ name: option ?? '', ...found }]),
      ...this.#valueOf(option, plain),
      ...(this.#inJson(text) ?? this.#word(plain, 0)),
      ...substitutions.flatMap((inner) => this.#word(inner, 0)),
    ];
  }

  /** The strong option whose value stands in the next element, such as `--password`. */
  awaiting(element: string): string | undefined {
    const name = element.startsWith('-') ? nameIn(element) : undefined;
    return name !== undefined && !NEGATION.test(name) && this.isStrong(name) ? name : undefined;
  }

  /** Options with strong names in a text that is no command itself (`JAVA_OPTS`). */
  #options(text: string): readonly Sighting[] {
    return this.#inWords(shellWords(withoutPlaceholders(text)), (word) =>
      word.startsWith('-') ? this.#pairs(word) : [],
    );
  }

  #word(word: string, depth: number): readonly Sighting[] {
    const nested = this.#inJson(word);
    if (nested !== undefined) return nested;
    const isRead = NEEDS_SHELL.test(word) && depth < DEEPEST_SHELL;
    const inner = isRead ? this.#inWords(shellWords(word), (part) => this.#word(part, depth + 1)) : [];
    return [...this.#pairs(word), ...inner];
  }

  #inWords(words: readonly (string | null)[], inspect: (word: string) => readonly Sighting[]): readonly Sighting[] {
    let option: string | undefined;
    return words.flatMap((word) => {
      const before = option;
      option = word === null ? undefined : this.awaiting(word);
      return word === null ? [] : [...this.#valueOf(before, word), ...inspect(word)];
    });
  }

  #valueOf(option: string | undefined, word: string): readonly Sighting[] {
    return option === undefined || word.startsWith('-') ? [] : this.#pair(option, word);
  }

  #inJson(text: string): readonly Sighting[] | undefined {
    return textsInJson('', text)?.flatMap((inner) => this.value(inner.name, inner.text));
  }

  /** `NAME=value`, `--name=value`, `a=b,name=value`, `--env=NAME=value`. */
  #pairs(word: string): readonly Sighting[] {
    return word.split(',').flatMap((part) => {
      let from = 0;
      for (let depth = 0; depth < DEEPEST_PAIR; depth += 1) {
        const at = part.indexOf('=', from);
        if (at === -1) break;
        const name = nameIn(part.slice(from, at));
        if (name !== undefined && this.isStrong(name)) return this.#pair(name, part.slice(at + 1));
        from = at + 1;
      }
      return [];
    });
  }

  #pair(name: string, value: string): readonly Sighting[] {
    const strength = strengthOf(name, this.#extraNames);
    return isBenign(value, strength === 'password' ? strength : 'secret') ? [] : [named(name)];
  }
}

type Finding = Omit<Sighting, 'name'>;

function named(name: string): Sighting {
  return { name, detector: 'strong-name', class: 'B' };
}

/** @param plain the text without what stands for a value to come */
function credentialIn(text: string, plain = text): Finding | undefined {
  if (DYNAMIC_REFERENCE.test(text)) return { detector: 'secret-reference', class: 'C' };
  const format = knownFormatIn(text);
  if (format !== undefined) return { detector: format, class: 'A' };
  return hasUrlPassword(plain) ? { detector: 'url-password', class: 'A' } : undefined;
}

function connectionIn(text: string): Finding | undefined {
  return hasConnectionPassword(text) ? { detector: 'connection-password', class: 'A' } : undefined;
}

function nameIn(text: string): string | undefined {
  return OPTION_OR_VARIABLE.exec(text)?.[1];
}
