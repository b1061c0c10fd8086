/**
 * The words of a text as a shell would read it (POSIX, "Token Recognition"): quotes and backslashes removed. `null` stands
 * between commands and where an operator, a redirection or a command substitution begins or ends, so that no option takes
 * its value from behind it. What a shell would expand is left as it is written. One pass; a quote that is not closed ends
 * with the text.
 */
export function shellWords(text: string): readonly (string | null)[] {
  const words: (string | null)[] = [];
  let word = '';
  let isOpen = false;
  let quote = '';
  const take = (characters: string): void => {
    word += characters;
    isOpen = true;
  };
  const end = (): void => {
    if (isOpen) words.push(word);
    word = '';
    isOpen = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (character === '\\' && quote === '"') take(text.charAt((at += 1)));
      else take(character);
    } else if (character === '"' || character === "'") {
      quote = character;
      take('');
    } else if (character === '\\') {
      at += 1;
      // A line that goes on.
      if (text.charAt(at) !== '\n') take(text.charAt(at));
    } else if (/[\s;|&()<>`]/.test(character)) {
      end();
      if (!/[ \t]/.test(character)) words.push(null);
    } else {
      take(character);
    }
  }
  end();
  return words;
}
