import { isJsonList, isJsonObject, member, type Json } from '../../../core/subject/json';
import type { Pair } from './comparison';

/** The properties of the one resource of a pair's template. */
export function propertiesOf({ template }: Pair): Json {
  const resources = template['Resources'];
  const [resource] = isJsonObject(resources) ? Object.values(resources) : [];
  return member(resource, 'Properties') ?? {};
}

/** Elements of a list; none when it is something else. */
export function elements(value: Json | undefined): readonly Json[] {
  return isJsonList(value) ? value : [];
}

/** A call of an intrinsic function that a template cannot answer by itself. */
export function isReference(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return false;
  const [key = '', second] = Object.keys(value);
  return second === undefined && (key === 'Ref' || key.startsWith('Fn::')) && !isNoValue(value);
}

/** `{Ref: AWS::NoValue}`. */
export function isNoValue(value: Json | undefined): boolean {
  return member(value, 'Ref') === 'AWS::NoValue';
}

/** A value of some kind that AWS takes for absent, though it is written. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === '') return true;
  return isJsonList(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}

/** The checks that a Control Tower rule exists for. */
export const PRIVILEGED = 'ecs-taskdef-no-privileged';
export const READONLY = 'ecs-taskdef-readonly-root-fs';
export const USER = 'ecs-taskdef-non-root-user';
export const NAMES = 'ecs-taskdef-no-secret-env-names';
export const PUBLIC_IP = 'ecs-service-no-public-ip';
export const INSIGHTS = 'ecs-cluster-container-insights';
export const TAGS = 'ecr-repository-tags-immutable';

const CONTAINER_FIELDS: ReadonlyMap<string, string> = new Map([
  [PRIVILEGED, 'Privileged'],
  [READONLY, 'ReadonlyRootFilesystem'],
  [USER, 'User'],
]);

/** Values of the field that decides the pair's check, one a place; `undefined` where it is not written. */
export function decidingValues(pair: Pair): readonly (Json | undefined)[] {
  const properties = propertiesOf(pair);
  const containers = elements(member(properties, 'ContainerDefinitions'));
  const field = CONTAINER_FIELDS.get(pair.check);
  if (field !== undefined) return containers.map((container) => member(container, field));
  switch (pair.check) {
    case NAMES:
      return containers
        .flatMap((container) => elements(member(container, 'Environment')))
        .map((variable) => member(variable, 'Name'));
    case PUBLIC_IP:
      return [member(awsvpcBlock(pair), 'AssignPublicIp')];
    case INSIGHTS:
      return elements(member(properties, 'ClusterSettings'))
        .filter((setting) => member(setting, 'Name') === 'containerInsights')
        .map((setting) => member(setting, 'Value'));
    case TAGS:
      return [member(properties, 'ImageTagMutability')];
    default:
      throw new Error(`Which field decides ${pair.check} is not known: add it to ${__filename}.`);
  }
}

/** The awsvpc block of a service. */
export function awsvpcBlock(pair: Pair): Json | undefined {
  return member(member(propertiesOf(pair), 'NetworkConfiguration'), 'AwsvpcConfiguration');
}

/** What the deciding values stand in, and what else decides: a reference there leaves them open. */
export function enclosingValues(pair: Pair): readonly (Json | undefined)[] {
  const properties = propertiesOf(pair);
  switch (pair.check) {
    case PUBLIC_IP:
      return [member(properties, 'NetworkConfiguration'), awsvpcBlock(pair)];
    case INSIGHTS: {
      const settings = member(properties, 'ClusterSettings');
      return [settings, ...elements(settings), ...elements(settings).map((setting) => member(setting, 'Name'))];
    }
    case TAGS: {
      const filters = exclusionFilters(pair);
      return [filters, ...elements(filters), ...exclusionPatterns(pair)];
    }
    default: {
      const containers = member(properties, 'ContainerDefinitions');
      const environments = elements(containers).map((container) => member(container, 'Environment'));
      const around = [containers, ...elements(containers)];
      return pair.check === NAMES ? [...around, ...environments, ...environments.flatMap(elements)] : around;
    }
  }
}

/** The exclusion filters of a repository. */
export function exclusionFilters(pair: Pair): Json | undefined {
  return member(propertiesOf(pair), 'ImageTagMutabilityExclusionFilters');
}

/** The patterns of the exclusion filters of a repository. */
export function exclusionPatterns(pair: Pair): readonly (Json | undefined)[] {
  return elements(exclusionFilters(pair)).map((entry) => member(entry, 'ImageTagMutabilityExclusionFilterValue'));
}
