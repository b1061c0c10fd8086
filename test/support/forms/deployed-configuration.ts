import type { JsonObject } from '../../../core/subject/json';
import type { Shape } from '../../../core/subject/shapes/shape';
import type { ResourceType } from '../../../core/subject/subject';
import { unknownValue } from '../../../core/subject/unknown';
import type { FormSource } from './form';
import { deployedText } from './obstacle-of';
import { arnMember, arnOf, READ_ONLY } from './resource-arn';
import { respell, type Style } from './respell';

/** A value of another kind than its place asks for. */
export function wrongKind(shape: Shape | undefined): string | readonly string[] {
  return shape?.kind === 'list' || shape?.kind === 'object' || shape?.kind === 'map' ? '?' : ['?'];
}

/** How forms of resources that are deployed write them. */
export function deployed(source: FormSource, key: Style['key'], writesEmpty = false): Style {
  return {
    key,
    text: (text) => deployedText(source, text),
    unknown: (value, shape) => (value.$unknown === 'not-recorded' ? undefined : wrongKind(shape)),
    writesEmpty,
  };
}

/** What is deployed has an ARN, and a task definition that is registered has containers. */
export function deployedConfiguration(source: FormSource): JsonObject {
  return carriedBy(source, {
    ...requiredMembers(source.type),
    ...source.configuration,
    [arnMember(source.type)]: arnOf(source),
  });
}

/** The request that makes the resource. */
export function requestedConfiguration(source: FormSource): JsonObject {
  const written = Object.entries(source.configuration).filter(([name]) => !READ_ONLY[source.type].includes(name));
  return carriedBy(source, { ...requiredMembers(source.type), ...Object.fromEntries(written) });
}

/** The ECS API always has the list (`TaskDefinition`, `RegisterTaskDefinition`). */
function requiredMembers(type: ResourceType): JsonObject {
  return type === 'AWS::ECS::TaskDefinition' ? { ContainerDefinitions: [] } : {};
}

function carriedBy(source: FormSource, configuration: JsonObject): JsonObject {
  return respell(source.type, configuration, {
    key: (_type, _path, name) => name,
    text: (text) => deployedText(source, text),
    unknown: (value) => unknownValue(value.$unknown, 'as the example says'),
    writesEmpty: false,
  });
}
