import type { Recorder } from '../facts/deployment';

/** AWS Config records IAM in every Region that is told to, though it is one and the same. */
export const ROLE_TYPE = 'AWS::IAM::Role';

/**
 * Whether a recorder records a type. A list of exclusions overrides everything else, and leaves IAM in; a recorder of all
 * types leaves IAM out unless global types are included; a type that is listed is recorded in any case (AWS Config API
 * reference, RecordingGroup and RecordingStrategy).
 */
export function records(recorder: Recorder, type: string): boolean {
  if (recorder.strategy === 'EXCLUSION_BY_RESOURCE_TYPES') return !recorder.excludedTypes.includes(type);
  if (recorder.resourceTypes.includes(type)) return true;
  return recorder.allSupported && (type !== ROLE_TYPE || recorder.includesGlobalTypes);
}

/** Whether a type is recorded once a day; the last override of a type counts. */
export function recordsDaily({ recordedDaily, overrides }: Recorder, type: string): boolean {
  return overrides.findLast(({ resourceTypes }) => resourceTypes.includes(type))?.daily ?? recordedDaily;
}
