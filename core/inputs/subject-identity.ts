import { parseArn } from '../subject/arn';
import type { JsonObject } from '../subject/json';
import { isJsonList, member } from '../subject/json';
import type { ResourceType, Subject } from '../subject/subject';
import { unknownValue, type UnknownValue } from '../subject/unknown';

/** What the caller knows of the account that the input is for; `undefined` where it was not said. */
export interface OwnSettings {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** Account, Region and partition of a subject: the ARN's, else what was said, else not known. */
export function ownOf(arn: string | null, own: OwnSettings): Pick<Subject, 'account' | 'region' | 'partition'> {
  const parsed = arn === null ? undefined : parseArn(arn);
  const region = nonEmpty(parsed?.region) ?? own.region;
  return {
    account: nonEmpty(parsed?.account) ?? own.account ?? notGiven('account'),
    region: region ?? notGiven('region'),
    partition: parsed?.partition ?? partitionOf(region),
  };
}

/** Partition of a Region by its prefix (AWS General Reference, "Regional endpoints"). */
function partitionOf(region: string | undefined): string {
  if (region?.startsWith('cn-') === true) return 'aws-cn';
  return region?.startsWith('us-gov-') === true ? 'aws-us-gov' : 'aws';
}

function notGiven(what: 'account' | 'region'): UnknownValue {
  return unknownValue('unresolved-reference', `the own ${what} is not known: give --${what}`);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

const ARN_MEMBER: Readonly<Record<ResourceType, string>> = {
  'AWS::ECS::TaskDefinition': 'TaskDefinitionArn',
  'AWS::ECS::Service': 'ServiceArn',
  'AWS::ECS::TaskSet': 'TaskSetArn',
  'AWS::ECS::Cluster': 'Arn',
  'AWS::ECR::Repository': 'Arn',
};

const NAME_MEMBER: Readonly<Record<ResourceType, string>> = {
  'AWS::ECS::TaskDefinition': 'Family',
  'AWS::ECS::Service': 'ServiceName',
  'AWS::ECS::TaskSet': 'Id',
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::ECR::Repository': 'RepositoryName',
};

/** ARN that a configuration itself holds. */
export function arnIn(type: ResourceType, configuration: JsonObject): string | null {
  const arn = member(configuration, ARN_MEMBER[type]);
  return typeof arn === 'string' && parseArn(arn) !== undefined ? arn : null;
}

/** `family[:revision]` or name that a configuration itself holds. */
export function nameIn(type: ResourceType, configuration: JsonObject): string | undefined {
  const name = member(configuration, NAME_MEMBER[type]);
  const revision = member(configuration, 'Revision');
  if (typeof name !== 'string') return undefined;
  return type === 'AWS::ECS::TaskDefinition' && typeof revision === 'number' ? `${name}:${String(revision)}` : name;
}

/** Tags of a configuration (`Tags[{Key, Value}]`) together with a map of tags; keys that begin with `aws:` are AWS's. */
export function tagsOf(
  configuration: JsonObject,
  beside: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const tags = new Map(Object.entries(beside));
  const listed = member(configuration, 'Tags');
  for (const tag of isJsonList(listed) ? listed : []) {
    const key = member(tag, 'Key');
    const value = member(tag, 'Value') ?? '';
    if (typeof key === 'string' && typeof value === 'string') tags.set(key, value);
  }
  return Object.fromEntries([...tags].filter(([key]) => !key.startsWith('aws:')));
}
