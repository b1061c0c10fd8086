import type { Check } from './check';

/** A check as it is generated: members that most checks do not need are left out, which keeps the functions small. */
export interface CheckEssentials extends Omit<
  Check,
  'aliases' | 'deprecated' | 'parameters' | 'facts' | 'remediation'
> {
  readonly aliases?: Check['aliases'];
  readonly deprecated?: boolean;
  readonly parameters?: Check['parameters'];
  readonly facts?: Check['facts'];
  readonly remediation: Omit<Check['remediation'], 'document'> & { readonly document?: string };
}

/** The check with all its members. */
export function completeCheck(essentials: CheckEssentials): Check {
  return {
    aliases: [],
    deprecated: false,
    parameters: {},
    facts: [],
    ...essentials,
    remediation: { document: null, ...essentials.remediation },
  };
}
