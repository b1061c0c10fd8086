import { isJsonObject, member } from '../../core/subject/json';
import { decided } from '../decided';
import { eachContainer, textsIn, withMember } from './edit';
import { containersIn, type Fix } from './fix';

/** What tells whether a container works its owner writes, for each container by its name. */
export const healthProbes: Fix = (definition, { values, violations }) => {
  const failing = containersIn(violations);
  const missing: string[] = [];
  const probed = eachContainer(definition, (container, index) => {
    if (!failing.has(index)) return container;
    const written = member(container, 'name');
    const value = `healthCheck.${typeof written === 'string' ? written : ''}`;
    const command = probeIn(decided(values, value));
    if (command === undefined) {
      missing.push(value);
      return container;
    }
    const check = member(container, 'healthCheck');
    return withMember(container, 'healthCheck', { ...(isJsonObject(check) ? check : {}), command });
  });
  if (missing.length > 0) {
    const example = '["CMD-SHELL","curl -f http://localhost/ || exit 1"]';
    return {
      needs: `by which command containers are probed: set ${missing.join(', ')}, each a JSON list such as ${example}`,
    };
  }
  return {
    definition: probed,
    notes: [
      'A probe runs in the container, so that its image must have the program; where it fails, ECS replaces the task.',
    ],
  };
};

/** A command as ECS takes it: `CMD` or `CMD-SHELL`, and what is run (ECS API `HealthCheck`). */
function probeIn(written: string | undefined): readonly string[] | undefined {
  const list = parsed(written);
  if (!Array.isArray(list) || !list.every((word) => typeof word === 'string')) return undefined;
  const [kind, ...words] = textsIn(list);
  return /^CMD(?:-SHELL)?$/.test(kind ?? '') && words.some((word) => word.trim() !== '') ? textsIn(list) : undefined;
}

function parsed(written: string | undefined): unknown {
  try {
    return JSON.parse(written ?? 'null');
  } catch {
    return undefined;
  }
}
