const SHOWN = 5;

/** Names in order, the first five of them. */
export function namesOf(names: readonly string[]): string {
  const shown = names.toSorted().slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
