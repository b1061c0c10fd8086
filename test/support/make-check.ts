import type { Check } from '../../core/registry/check';

/** A check for tests that must not depend on the catalogue. */
export function makeCheck(settings: Partial<Check> & Pick<Check, 'id'>): Check {
  return {
    aliases: [],
    deprecated: false,
    title: `Title of ${settings.id}`,
    severity: 'HIGH',
    enabled: true,
    trigger: 'change',
    resourceTypes: ['AWS::ECS::TaskDefinition'],
    parameters: {},
    facts: [],
    remediation: { class: 'new-revision', text: 'Register a corrected revision.', document: null },
    ...settings,
  };
}
