import type { Check } from '../core/registry/check';
import { CHECK_GROUPS, checksOfGroup, GROUP_NAMES, type CheckGroup } from '../core/registry/groups';
import type { ResourceType } from '../core/subject/subject';
import { judgesRevisions } from './pack-resources';
import type { PackedCheck, PackSettings } from './pack-settings';

/** A rule that asks all checks of a group. */
export interface PackGroup {
  readonly name: CheckGroup;
  readonly resourceTypes: readonly ResourceType[];
  /** `change` where no check of it needs a schedule. */
  readonly trigger: Check['trigger'];
  /** As the rule's InputParameters: which checks it asks otherwise than by default, and their parameters. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Makes rules of groups: one for each group of which a check is enabled.
 *
 * @param packed the enabled checks with their parameters
 * @param checks the catalogue
 */
export function packGroups(
  packed: readonly PackedCheck[],
  checks: readonly Check[],
  revisions: PackSettings['revisions'],
): readonly PackGroup[] {
  const enabled = new Map(packed.map((entry) => [entry.check.id, entry]));
  return GROUP_NAMES.flatMap((name): PackGroup[] => {
    const members = checksOfGroup(name, checks);
    const asked = members.flatMap(({ id }) => enabled.get(id) ?? []);
    if (asked.length === 0) return [];
    const types: readonly ResourceType[] = CHECK_GROUPS[name];
    const inUse = revisions === 'in-use' && judgesRevisions(types);
    const also = asked.filter(({ check }) => !check.enabled).map(({ check }) => check.id);
    const except = members.filter((check) => check.enabled && !enabled.has(check.id)).map(({ id }) => id);
    const given = asked.flatMap(({ check, parameters }) =>
      Object.entries(parameters).map(([parameter, value]) => [`${check.id}.${parameter}`, value] as const),
    );
    return [
      {
        name,
        resourceTypes: inUse ? [...types, 'AWS::ECS::Service'] : types,
        trigger: triggerOf(asked),
        parameters: {
          group: name,
          ...(inUse ? { revisions } : {}),
          ...(also.length === 0 ? {} : { also: also.toSorted().join(',') }),
          ...(except.length === 0 ? {} : { except: except.toSorted().join(',') }),
          ...Object.fromEntries(given.toSorted(([a], [b]) => (a < b ? -1 : 1))),
        },
      },
    ];
  });
}

function triggerOf(asked: readonly PackedCheck[]): Check['trigger'] {
  const triggers = new Set(asked.map(({ check }) => check.trigger));
  const [only] = triggers;
  return triggers.size === 1 && only !== undefined ? only : 'both';
}
