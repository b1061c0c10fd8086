/** Of more than this a sentence gives the number only: what a step answers must not outgrow an automation's outputs. */
const NAMED_AT_MOST = 10;

/** As many of a list as a sentence names, and how many more there are. */
export function named(list: readonly string[], separator: string): string {
  const shown = list.slice(0, NAMED_AT_MOST).join(separator);
  return list.length <= NAMED_AT_MOST ? shown : `${shown} and ${list.length - NAMED_AT_MOST} more`;
}
