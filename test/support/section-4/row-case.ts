import type { Outcome } from '../../../core/policy/check-result';
import type { JsonObject } from '../../../core/subject/json';
import type { ResourceType, SubjectSource } from '../../../core/subject/subject';

/** One input of a row of the catalogue's table of known false positives and negatives, and what must come of it. */
export interface RowCase {
  readonly row: number;
  readonly input: string;
  readonly check: string;
  readonly type: ResourceType;
  readonly configuration: JsonObject;
  readonly params?: JsonObject;
  readonly facts?: JsonObject;
  /** `null` where it is not known; else the usual account. */
  readonly account?: null;
  /** The readers that it is about, where absence means different things to them; without it all. */
  readonly sources?: readonly SubjectSource[];
  readonly outcome: Outcome;
  readonly paths?: readonly string[];
  /** A part of the first message. */
  readonly saying?: string;
}

/** A task definition of these containers. */
export function definition(containers: readonly JsonObject[], settings: JsonObject = {}): JsonObject {
  return { Family: 'payments-api', ContainerDefinitions: containers, ...settings };
}

/** A task definition of one container and these volumes. */
export function withVolumes(...volumes: readonly JsonObject[]): JsonObject {
  return definition([{ Name: 'app' }], { Volumes: volumes });
}

/** What a case says besides its row, its check and its resource type. */
export type Case = Omit<RowCase, 'row' | 'check' | 'type' | 'input'>;

/** The cases of one row about one check, by what their input is. */
export function rowsOf(
  row: number,
  { check, type }: Pick<RowCase, 'check' | 'type'>,
  cases: Readonly<Record<string, Case>>,
): readonly RowCase[] {
  return Object.entries(cases).map(([input, rest]) => ({ row, check, type, input, ...rest }));
}

/** Non-compliant at exactly these places. */
export function at(...pointers: readonly string[]): Pick<RowCase, 'outcome' | 'paths'> {
  return { outcome: 'NON_COMPLIANT', paths: pointers };
}
