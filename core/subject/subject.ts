import { isWithin, type JsonObject, type Path } from './json';
import type { UnknownValue } from './unknown';

/** CloudFormation names of the resource types that have a shape in `core/subject/shapes`. */
export const RESOURCE_TYPES = [
  'AWS::ECS::TaskDefinition',
  'AWS::ECS::Service',
  'AWS::ECS::TaskSet',
  'AWS::ECS::Cluster',
  'AWS::ECS::CapacityProvider',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::EFS::AccessPoint',
  'AWS::IAM::Role',
  'AWS::::Account',
] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** The account in one Region: a type that AWS Config knows for results only (Config API reference, Evaluation). */
export const ACCOUNT_TYPE = 'AWS::::Account' as const satisfies ResourceType;

/** Tells whether a string names a resource type that this product judges. */
export function isResourceType(name: string): name is ResourceType {
  return RESOURCE_TYPES.some((type) => type === name);
}

/** Readers of subjects. Which one made a subject decides wording, and what the absence of something may mean. */
export const SUBJECT_SOURCES = ['config', 'task-definition', 'describe', 'task-event', 'cloudformation'] as const;

export type SubjectSource = (typeof SUBJECT_SOURCES)[number];

/** The text a subject was read from; kept so that positions are computed only for subjects that have findings. */
export interface SourceDocument {
  readonly name: string;
  readonly text: string;
  readonly format: 'json' | 'yaml';
}

/** Where a subject stands in its document. */
export interface SubjectOrigin {
  readonly document: SourceDocument;
  /** Path of the resource (what a person would call "the resource") in the document as written. */
  readonly resource: Path;
  /** Path of the object that `configuration` was made of, in the document as written; keys keep their spelling. */
  readonly configuration: Path;
}

/**
 * A resource in the one form that policies read.
 *
 * `configuration` has AWS Config's PascalCase spelling and JSON types whatever it was read from; a value that cannot be
 * known is an `UnknownValue` at its place; an absent key means "the AWS default applies" and nothing else.
 */
export interface Subject {
  readonly type: ResourceType;
  /** ARN, else logical id, else `family[:revision]` or name, else `file#index`. For Config items the opaque resourceId. */
  readonly id: string;
  readonly arn: string | null;
  readonly account: string | UnknownValue;
  readonly region: string | UnknownValue;
  readonly partition: string;
  readonly source: SubjectSource;
  readonly tags: Readonly<Record<string, string>>;
  readonly configuration: JsonObject;
  /** CloudFormation logical id. */
  readonly logicalId: string | null;
  /** CDK construct path. */
  readonly constructPath: string | null;
  readonly origin: SubjectOrigin | null;
  /** What was written elsewhere than `origin` says. */
  readonly parts?: readonly SubjectPart[];
  /** Places whose value came from somewhere else in `configuration`: a task's overrides merged into its definition. */
  readonly redirects: readonly Redirect[];
}

/** A part of a configuration from another place: a running task's overrides, a policy that stands beside its role. */
export interface SubjectPart {
  /** Relative to `configuration`. */
  readonly at: Path;
  /** Its `configuration` is the path of what the value at `at` was made of. */
  readonly origin: SubjectOrigin;
}

/** A value merged to `from` was written at `to`; both relative to `configuration`. */
export interface Redirect {
  readonly from: Path;
  readonly to: Path;
}

/** A path of the configuration with the place in it where its value came from; the same once more for what is returned. */
export function redirected({ redirects }: Pick<Subject, 'redirects'>, path: Path): Path {
  const redirect = redirects.find(({ from }) => isWithin(path, from));
  return redirect === undefined ? path : [...redirect.to, ...path.slice(redirect.from.length)];
}
