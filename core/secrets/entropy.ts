/** Shorter values say too little. */
const SHORTEST = 20;

/** Bits a character. 20 random characters of base64 have 4.1 on average. */
const ENOUGH = 3.7;
const ENOUGH_IN_HEX = 3;

/** Of names that people make: `payments-production-2-service`. */
const WORD = /^(?:[a-z]{1,32}|[A-Z]{1,32}|\d{1,4})$/;

/** Tells whether a value looks drawn by lot: one long run of letters and digits with much information a character. */
export function isRandomLooking(value: string): boolean {
  const text = value.trim();
  if (text.length < SHORTEST || !/^[\w+/=.~-]{20,4096}$/.test(text)) return false;
  if (!/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  if (text.split(/[-_.]/).every((part) => WORD.test(part))) return false;
  return bitsPerCharacter(text) >= (/^[0-9a-f-]{20,4096}$/i.test(text) ? ENOUGH_IN_HEX : ENOUGH);
}

/** Shannon's entropy of the text's own frequencies. */
function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}
