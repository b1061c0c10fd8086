/**
 * What a terminal, a log viewer or an editor acts on instead of showing: controls, zero-width and bidirectional
 * formatting, line and paragraph separators, and lone halves of surrogate pairs.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The same without what JSON text escapes on its own (C0 controls, lone surrogates). */
const INVISIBLE_IN_JSON = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Text of an input made safe to print: everything invisible becomes a visible `\u001b`, on one line.
 *
 * Names in a template belong to whoever wrote it; printed raw they could repaint the terminal or forge a line of ours.
 */
export function visibleText(text: string): string {
  return text.replaceAll(INVISIBLE, escape);
}

/** `JSON.stringify` leaves DEL, C1, U+2028 and bidirectional controls raw; inside a JSON string the escape is the same text. */
export function visibleJson(json: string): string {
  return json.replaceAll(INVISIBLE_IN_JSON, escape);
}

function escape(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
