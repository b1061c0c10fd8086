import { parseArn } from '../subject/arn';
import { member, type Json, type JsonObject } from '../subject/json';
import type { ResourceType, Subject } from '../subject/subject';
import { isUnknown, unknownValue } from '../subject/unknown';

/** What somebody knows of the account that an input is for. */
export interface OwnSettings {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

type Identity = Pick<Subject, 'arn' | 'account' | 'region' | 'partition'>;

/**
 * Account, Region and partition of a resource: what its item says, else its ARN, else they are unknown.
 *
 * @param text the ARN, if it is one
 */
export function identityOf(text: string | undefined, item: OwnSettings = {}): Identity {
  const arn = text === undefined ? undefined : parseArn(text);
  const region = [item.region, arn?.region].find(isRegion);
  return {
    arn: arn === undefined || text === undefined ? null : text,
    account: [item.account, arn?.account].find(isAccount) ?? unknownValue('unresolved-reference', 'give --account'),
    region: region ?? unknownValue('unresolved-reference', 'give --region'),
    partition: arn?.partition ?? partitionOf(region),
  };
}

/** Fills in what the caller knows of the own account and Region where the resource itself did not say it. */
export function withOwn(subject: Subject, own: OwnSettings): Subject {
  const region = isUnknown(subject.region) ? own.region : undefined;
  return {
    ...subject,
    account: isUnknown(subject.account) ? (own.account ?? subject.account) : subject.account,
    region: region ?? subject.region,
    partition: region === undefined || subject.arn !== null ? subject.partition : partitionOf(region),
  };
}

function isAccount(text: string | undefined): text is string {
  return text !== undefined && /^\d{12}$/.test(text);
}

/** Items of global services say `global`; an ARN may leave its Region out. */
function isRegion(text: string | undefined): text is string {
  return text !== undefined && /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/.test(text);
}

/** By the Region's prefix (AWS Fault Isolation Boundaries, "Partitions"). */
const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
] as const;

function partitionOf(region: string | undefined): string {
  return PARTITIONS.find(([prefix]) => region?.startsWith(prefix) === true)?.[1] ?? 'aws';
}

const ARN_MEMBER: Readonly<Record<ResourceType, string>> = {
  'AWS::ECS::TaskDefinition': 'TaskDefinitionArn',
  'AWS::ECS::Service': 'ServiceArn',
  'AWS::ECS::TaskSet': 'TaskSetArn',
  'AWS::ECS::Cluster': 'Arn',
  'AWS::ECS::CapacityProvider': 'CapacityProviderArn',
  'AWS::ECR::Repository': 'Arn',
  'AWS::EFS::FileSystem': 'Arn',
  'AWS::EFS::AccessPoint': 'Arn',
  'AWS::IAM::Role': 'Arn',
  'AWS::::Account': 'Arn',
};

const NAME_MEMBERS: Readonly<Record<ResourceType, readonly string[]>> = {
  'AWS::ECS::TaskDefinition': ['Family'],
  'AWS::ECS::Service': ['ServiceName', 'Name'],
  'AWS::ECS::TaskSet': ['Id', 'ExternalId'],
  'AWS::ECS::Cluster': ['ClusterName'],
  'AWS::ECS::CapacityProvider': ['Name'],
  'AWS::ECR::Repository': ['RepositoryName'],
  'AWS::EFS::FileSystem': ['FileSystemId', 'Name'],
  'AWS::EFS::AccessPoint': ['AccessPointId', 'Name'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::::Account': [],
};

/** The ARN that a normalised configuration holds. */
export function arnIn(type: ResourceType, configuration: JsonObject): string | undefined {
  return text(member(configuration, ARN_MEMBER[type]));
}

/** `family[:revision]` or the name that a normalised configuration holds. */
export function nameIn(type: ResourceType, configuration: JsonObject): string | undefined {
  const name = NAME_MEMBERS[type].map((key) => text(member(configuration, key))).find((name) => name !== undefined);
  const revision = type === 'AWS::ECS::TaskDefinition' ? member(configuration, 'Revision') : undefined;
  return name !== undefined && typeof revision === 'number' ? `${name}:${revision}` : name;
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
