import type { Outcome } from '../../../core/policy/check-result';
import type { JsonObject } from '../../../core/subject/json';
import type { ResourceType } from '../../../core/subject/subject';

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
