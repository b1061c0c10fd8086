import type { Check, DocumentedCheck } from './check';
import { DOCUMENTATION } from './documentation.generated';
import { CHECKS } from './registry';

/**
 * Checks with their documentation, in their order.
 *
 * @param checks the whole catalogue unless said otherwise; those of somebody else have no documentation and are left out
 */
export function documentedChecks(checks: readonly Check[] = CHECKS): readonly DocumentedCheck[] {
  return checks.flatMap((check) => {
    const documentation = DOCUMENTATION[check.id];
    if (documentation === undefined) return [];
    const { parameters: descriptions, ...rest } = documentation;
    return [{ ...check, ...rest, parameters: documentedParameters(check, descriptions) }];
  });
}

function documentedParameters(
  { parameters }: Check,
  descriptions: Readonly<Record<string, string>>,
): DocumentedCheck['parameters'] {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { type, ...schema }]) => [
      name,
      { type, ...schema, description: descriptions[name] ?? '' },
    ]),
  );
}
