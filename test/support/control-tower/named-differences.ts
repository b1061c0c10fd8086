import { isJsonList, isJsonObject, member, type Json } from '../../../core/subject/json';
import type { NamedDifference, Pair } from './comparison';
import {
  awsvpcBlock,
  decidingValues,
  elements,
  exclusionFilters,
  INSIGHTS,
  isEmpty,
  isNoValue,
  NAMES,
  PRIVILEGED,
  propertiesOf,
  PUBLIC_IP,
  READONLY,
  TAGS,
  USER,
} from './deciding-values';
import { CAUSE, isCause, READINGS } from './expected-reading';
import { isBlankUser, isFlag, isRootUser, isUnset, LISTED_NAMES, openness } from './open-to-us';
import { isWindowsByHint, isWindowsByPlatform } from './operating-system';

const ALL = [PRIVILEGED, READONLY, USER, NAMES, PUBLIC_IP, INSIGHTS, TAGS];

/** How to recognise the decisions that part us over the checks without an expected reading: by the fields that decide. */
const BY_FIELD: readonly NamedDifference[] = [
  {
    name: 'Container Insights with enhanced observability is on',
    checks: [INSIGHTS],
    explains: (pair) =>
      isParted(pair, 'COMPLIANT', 'NON_COMPLIANT') && decidingValues(pair).some((value) => value === 'enhanced'),
  },
  {
    name: 'Windows has no read-only root',
    checks: [READONLY],
    explains: (pair) => pair.ours === 'NOT_APPLICABLE' && isWindowsByPlatform(pair),
  },
  {
    name: 'Windows has no root user',
    checks: [USER],
    explains: (pair) => pair.ours === 'NOT_APPLICABLE' && isWindowsByPlatform(pair),
  },
  {
    name: 'A setting that only Windows knows means Windows',
    checks: [READONLY, USER],
    explains: (pair) => pair.ours === 'NOT_APPLICABLE' && isWindowsByHint(pair),
  },
  {
    name: 'A retired resource is not judged',
    checks: [PRIVILEGED, PUBLIC_IP, INSIGHTS],
    explains: (pair) => pair.ours === 'NOT_APPLICABLE' && isRetired(pair),
  },
  {
    name: 'Root in every spelling is root',
    checks: [USER],
    explains: (pair) =>
      isParted(pair, 'NON_COMPLIANT', 'COMPLIANT') &&
      decidingValues(pair).some((value) => typeof value === 'string' && isRootUser(value) && !isBlankUser(value)),
  },
  {
    name: 'A blank user is the one of the image',
    checks: [USER],
    explains: (pair) =>
      isParted(pair, 'NON_COMPLIANT', 'COMPLIANT') &&
      decidingValues(pair).some((value) => isEmpty(value) || isBlankUser(value)),
  },
  {
    name: 'The text of a boolean is that boolean',
    checks: [PRIVILEGED, READONLY],
    explains: (pair) => isPassedByUs(pair, (value) => typeof value === 'string' && isFlag(value, wanted(pair.check))),
  },
  {
    name: 'An empty value is an absent one',
    checks: [PRIVILEGED, READONLY, PUBLIC_IP],
    explains: isAbsentToUs,
  },
  {
    name: 'A variable without a name has no listed name',
    checks: [NAMES],
    explains: (pair) => isPassedByUs(pair, (value) => value === undefined),
  },
  {
    name: 'AWS::NoValue is absent',
    checks: [PRIVILEGED, USER, PUBLIC_IP],
    explains: (pair) =>
      pair.check === USER
        ? isParted(pair, 'NON_COMPLIANT', 'COMPLIANT') && decidingValues(pair).some(isNoValue)
        : isPassedByUs(pair, isNoValue),
  },
  {
    name: 'An unresolved reference is unknown',
    checks: ALL,
    explains: (pair) => pair.ours === 'UNKNOWN' && openness(pair) === 'reference',
  },
  {
    name: 'A value of the wrong kind is unknown',
    checks: ALL,
    explains: (pair) => pair.ours === 'UNKNOWN' && openness(pair) === 'wrong-kind',
  },
  {
    name: 'An undocumented word is unknown where words are forbidden, not allowed',
    checks: [PUBLIC_IP],
    explains: (pair) => pair.ours === 'UNKNOWN' && openness(pair) === 'undocumented-word',
  },
  {
    name: 'Tag exclusions are judged by an allow-list',
    checks: [TAGS],
    explains: (pair) =>
      isParted(pair, 'COMPLIANT', 'NON_COMPLIANT') &&
      decidingValues(pair)[0] === 'IMMUTABLE_WITH_EXCLUSION' &&
      isUnset(exclusionFilters(pair)),
  },
  {
    name: 'Without environment variables nothing is forbidden',
    checks: [NAMES],
    explains: (pair) =>
      isParted(pair, 'COMPLIANT', 'NOT_APPLICABLE') &&
      elements(member(propertiesOf(pair), 'ContainerDefinitions')).length > 0 &&
      decidingValues(pair).length === 0,
  },
];

const PLATFORM = 'ecs-service-platform-current';
const NETWORK_MODE = 'ecs-taskdef-awsvpc-network-mode';
const LOGGING = 'ecs-taskdef-logging-configured';
const MEMORY = 'ecs-taskdef-memory-limited';
const HOST_MODE = 'ecs-taskdef-host-mode-user';
const PID = 'ecs-taskdef-no-host-pid';
const LIFECYCLE = 'ecr-repository-lifecycle-policy';
const SCAN = 'ecr-repository-scan-on-push';
const ENCRYPTED = 'efs-filesystem-encrypted';
const ROOT_DIRECTORY = 'efs-accesspoint-root-dir-set';
const POSIX_USER = 'efs-accesspoint-user-set';

/** The checks with an expected reading that a decision parts. */
const BY_READING: ReadonlyMap<string, readonly string[]> = new Map([
  [CAUSE.windows, [HOST_MODE]],
  [CAUSE.retired, [PLATFORM, NETWORK_MODE, PID]],
  [CAUSE.rootSpelling, [HOST_MODE]],
  [CAUSE.blankUser, [HOST_MODE]],
  [CAUSE.flagText, [SCAN, ENCRYPTED]],
  [CAUSE.empty, [NETWORK_MODE, PID]],
  [CAUSE.noValue, [PLATFORM, HOST_MODE, PID]],
  [CAUSE.reference, [...READINGS.keys()]],
  [CAUSE.words, [PLATFORM, PID]],
  [CAUSE.present, [LOGGING, POSIX_USER]],
  [CAUSE.numberText, [MEMORY]],
  [CAUSE.numberId, [POSIX_USER]],
  [CAUSE.strategy, [PLATFORM]],
  [CAUSE.version, [PLATFORM]],
  [CAUSE.windowsVersion, [PLATFORM]],
  [CAUSE.taskMemory, [MEMORY]],
  [CAUSE.rules, [LIFECYCLE]],
  [CAUSE.notJson, [LIFECYCLE]],
  [CAUSE.object, [LIFECYCLE]],
  [CAUSE.root, [ROOT_DIRECTORY]],
]);

/**
 * Every decision of the check catalogue by which we part from Control Tower's rules, and how to recognise it. Each name
 * stands in `docs/control-tower-agreement.md`; one that explains nothing any more fails the comparison.
 */
export const NAMED_DIFFERENCES: readonly NamedDifference[] = [
  ...BY_FIELD.map(({ name, checks, explains }) => ({
    name,
    checks: [...checks, ...(BY_READING.get(name) ?? [])],
    explains: (pair: Pair) => (READINGS.has(pair.check) ? isCause(pair, name) : explains(pair)),
  })),
  ...[...BY_READING]
    .filter(([name]) => BY_FIELD.every((difference) => difference.name !== name))
    .map(([name, checks]) => ({ name, checks, explains: (pair: Pair) => isCause(pair, name) })),
];

/** Both sides are certain, of opposite minds, and none of what makes us refrain from judging stands in the template. */
function isParted(pair: Pair, ours: Pair['ours'], guard: Pair['guard']): boolean {
  const refrains = isWindowsByPlatform(pair) || isWindowsByHint(pair) || isRetired(pair);
  return pair.ours === ours && pair.guard === guard && !refrains && openness(pair) === undefined;
}

/** We pass what the rule refuses, and every place that it refuses is of the described kind. */
function isPassedByUs(pair: Pair, isSuch: (value: Json | undefined) => boolean): boolean {
  const refused = decidingValues(pair).filter((value) => isRefusedByGuard(pair.check, value));
  return isParted(pair, 'COMPLIANT', 'NON_COMPLIANT') && refused.length > 0 && refused.every(isSuch);
}

/** What the rule refuses of a deciding value, as it is written. */
function isRefusedByGuard(check: string, value: Json | undefined): boolean {
  switch (check) {
    case PRIVILEGED:
      return value !== undefined && value !== false;
    case READONLY:
      return value !== true;
    case NAMES:
      return value === undefined || LISTED_NAMES.some((name) => name === value);
    case PUBLIC_IP:
      return value !== undefined && value !== 'DISABLED';
    default:
      throw new Error(`What the rule of ${check} refuses is not written down: add it to ${__filename}.`);
  }
}

function wanted(check: string): 'true' | 'false' {
  return check === READONLY ? 'true' : 'false';
}

function isAbsentToUs(pair: Pair): boolean {
  switch (pair.check) {
    case READONLY:
      // The rule asks every element of an empty list whether it is true, and finds none that is not.
      return (
        isParted(pair, 'NON_COMPLIANT', 'COMPLIANT') &&
        decidingValues(pair).some((value) => isJsonList(value) && value.length === 0)
      );
    case PUBLIC_IP: {
      // A block without members is no block; one with an empty member is there, and the member is absent.
      const isNoBlock = isJsonObject(awsvpcBlock(pair)) && isEmpty(awsvpcBlock(pair));
      return isNoBlock ? pair.ours === 'NOT_APPLICABLE' : isPassedByUs(pair, isEmpty);
    }
    default:
      return isPassedByUs(pair, isEmpty);
  }
}

function isRetired(pair: Pair): boolean {
  const status = member(propertiesOf(pair), 'Status');
  return status === 'INACTIVE' || status === 'DELETE_IN_PROGRESS';
}
