import type { JsonObject, Path } from './json';
import type { UnknownValue } from './unknown';

/** CloudFormation names of the resource types that have a shape in `core/subject/shapes`. */
export const RESOURCE_TYPES = [
  'AWS::ECS::TaskDefinition',
  'AWS::ECS::Service',
  'AWS::ECS::TaskSet',
  'AWS::ECS::Cluster',
  'AWS::ECR::Repository',
] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** Tells whether a string names a resource type that this product judges. */
export function isResourceType(name: string): name is ResourceType {
  return RESOURCE_TYPES.some((type) => type === name);
}

/** Which reader made a subject: decides nothing but wording and what absence may mean. */
export type SubjectSource = 'config' | 'task-definition' | 'describe' | 'task-event' | 'cloudformation';

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
  /** Where `configuration.Overrides` was written: for a running task in its event, not in its definition. */
  readonly overridesOrigin?: SubjectOrigin;
  /** Places whose value came from somewhere else in `configuration`: a task's overrides merged into its definition. */
  readonly redirects: readonly Redirect[];
}

/** A value merged to `from` was written at `to`; both relative to `configuration`. */
export interface Redirect {
  readonly from: Path;
  readonly to: Path;
}
