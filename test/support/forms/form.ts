import type { SourceFile } from '../../../core/inputs/source-file';
import type { JsonObject } from '../../../core/subject/json';
import type { ResourceType, SubjectSource } from '../../../core/subject/subject';

/** A resource in AWS Config's spelling, as an example of a check gives it. */
export interface FormSource {
  readonly type: ResourceType;
  readonly configuration: JsonObject;
  readonly account: string | null;
  readonly region: string | null;
  /** The readers that the resource is meant for; without it all. */
  readonly sources?: readonly SubjectSource[] | undefined;
}

/** Why a resource cannot be written in a form. A closed list: what no example meets any more is removed. */
export const OBSTACLES = {
  lookUpsOnly: 'nothing of an account is written anywhere; look-ups alone decide',
  anotherReader: 'the verdict depends on what absence means to a reader, and the form has another one',
  anotherType: 'the form exists for task definitions only',
  reference: 'AWS records and answers values, never references',
  notRecorded: 'only AWS Config leaves out what is set',
  alwaysTellsAccount: 'the form always tells the account and Region',
  unresolvablePseudoParameter: 'a pseudo parameter has no value where the account or Region is not known',
  status: 'what is not deployed yet has no Status',
  stillRuns: 'a task keeps running whatever becomes of its revision, so the Status does not count',
} as const;

export type Obstacle = keyof typeof OBSTACLES;

/** One way in which a resource reaches this product. */
export interface Form {
  readonly name: string;
  readonly reader: SubjectSource;
  /** Why the resource cannot be written so; `undefined` when it can. */
  readonly obstacle: (source: FormSource) => Obstacle | undefined;
  /** What the form really says of the resource, in AWS Config's spelling: some forms add an ARN, some have no revision. */
  readonly carried: (source: FormSource) => JsonObject;
  /** The files that a user or AWS would hand over. */
  readonly files: (source: FormSource) => readonly SourceFile[];
}

/** A file of JSON. */
export function jsonFile(name: string, value: unknown): SourceFile {
  return textFile(name, JSON.stringify(value, null, 2));
}

/** A file of text. */
export function textFile(name: string, text: string): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}
