/**
 * What a person decided, by its name.
 *
 * @param values the document parameter `Values`; a name that no own member has is nothing, `constructor` included
 */
export function decided(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
