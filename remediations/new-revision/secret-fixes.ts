import { member, type JsonObject } from '../../core/subject/json';
import { decided } from '../decided';
import { eachContainer, objectsIn, textsIn } from './edit';
import type { Definition, Fix, FixContext, Fixed } from './fix';

/** A variable of a container's environment, by the places of both in their lists. */
type IsOffending = (variable: string, container: number, position: number) => boolean;

/** What holds a secret or a parameter, from which ECS fills a variable (ECS Developer Guide, "Specifying sensitive data"). */
const SECRET_ARN = /^arn:aws[a-z-]*:(?:secretsmanager|ssm):[a-z0-9-]+:\d{12}:\S+$/;

const NOTES = [
  'Rotate each credential: whoever could read the definition may have it. Older revisions stay readable until they are ' +
    'deregistered and deleted.',
  'The execution role must be allowed to read each secret, or tasks of the new revision do not start.',
];

/** Moves listed variables to `secrets`. */
export const variablesToSecrets: Fix = (definition, { parameters, values }) => {
  const ignoreCase = parameters['ignoreCase'] === true;
  const keyOf = (name: string) => (ignoreCase ? name.toLowerCase() : name);
  const listed = new Set(textsIn(parameters['keys']).map(keyOf));
  return toSecrets(definition, values, (name) => listed.has(keyOf(name)));
};

/** Moves variables that hold a secret to `secrets`; nothing else of a definition can be filled from one where it stands. */
export const plaintextToSecrets: Fix = (definition, { values, violations }) => {
  const isVariable = ({ path }: FixContext['violations'][number]) => path[2] === 'Environment';
  const places = new Set(violations.filter(isVariable).map(({ path }) => `${path[1]}/${path[3]}`));
  if (!violations.every(isVariable)) {
    return { cannot: 'what becomes of secrets in commands, health checks, labels and options, which cannot be moved' };
  }
  return toSecrets(definition, values, (_, container, position) => places.has(`${container}/${position}`));
};

/** Which secret holds the value, a person says; the value itself is dropped and never told. */
function toSecrets(definition: Definition, values: FixContext['values'], isOffending: IsOffending): Fixed {
  const missing = new Set<string>();
  const moved = eachContainer(definition, (container, index) => {
    const environment = objectsIn(member(container, 'environment'));
    const forbidden = environment.filter(({ name }, position) => {
      return typeof name === 'string' && isOffending(name, index, position);
    });
    if (forbidden.length === 0) return container;
    const secrets = forbidden.flatMap(({ name }): JsonObject[] => {
      if (typeof name !== 'string') return [];
      const valueFrom = decided(values, name);
      if (valueFrom !== undefined && SECRET_ARN.test(valueFrom)) return [{ name, valueFrom }];
      missing.add(name);
      return [];
    });
    return {
      ...container,
      environment: environment.filter((variable) => !forbidden.includes(variable)),
      secrets: [...objectsIn(member(container, 'secrets')), ...secrets],
    };
  });
  if (missing.size > 0) {
    const names = [...missing].toSorted().join(', ');
    return { needs: `where the value of ${names} is kept: set each to the ARN of a secret or parameter` };
  }
  // ECS refuses secrets without it, and roles are nobody's to choose here.
  if (member(moved, 'executionRoleArn') === undefined)
    return { cannot: 'the execution role, by which ECS reads secrets' };
  return { definition: moved, notes: NOTES };
}
