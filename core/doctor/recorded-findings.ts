import type { Recorder } from '../facts/deployment';
import type { Check } from '../registry/check';
import { ACCOUNT_TYPE } from '../subject/subject';
import { ownRules, type DeploymentFacts } from './deployment-facts';
import { fine, wanting, type Finding } from './finding';
import { records, recordsDaily, ROLE_TYPE } from './recorded-types';

/** Whether AWS Config records what the checks are asked about. Says nothing where the recorder is missing or unknown. */
export function recordedFindings(facts: DeploymentFacts, checks: readonly Check[]): readonly Finding[] {
  const recorder = 'answer' in facts.recorders ? facts.recorders.answer[0] : undefined;
  if (recorder === undefined) return [];
  const needed = neededTypes(facts, checks);
  return [
    ofTypes(recorder, needed),
    ...(needed.includes(ROLE_TYPE) ? [ofRoles(recorder)] : []),
    ofFrequency(recorder, needed),
  ];
}

/** The types about whose changes rules are asked: those of the deployed rules, else of the checks that are on by default. */
function neededTypes({ rules }: DeploymentFacts, checks: readonly Check[]): readonly string[] {
  const own = 'answer' in rules ? ownRules(rules.answer) : [];
  const types =
    own.length > 0
      ? own.flatMap(({ scope }) => scope)
      : checks.filter(isAskedOfChanges).flatMap(({ resourceTypes }) => resourceTypes);
  return [...new Set(types)].filter((type) => type !== ACCOUNT_TYPE).toSorted();
}

function isAskedOfChanges({ enabled, deprecated, trigger }: Check): boolean {
  return enabled && !deprecated && trigger !== 'periodic';
}

function ofTypes(recorder: Recorder, needed: readonly string[]): Finding {
  const regional = needed.filter((type) => type !== ROLE_TYPE);
  const missing = regional.filter((type) => !records(recorder, type));
  if (missing.length === 0)
    return fine('recorded-types', `All ${regional.length} types that the checks judge are recorded.`);
  const how =
    recorder.strategy === 'EXCLUSION_BY_RESOURCE_TYPES'
      ? "Take them out of the recorder's exclusions"
      : "Add them to the recorder's resource types, or let it record all";
  const message = `Not recorded, so that no change of them is judged: ${missing.join(', ')}.`;
  return wanting('recorded-types', 'problem', message, `${how} (aws configservice put-configuration-recorder).`);
}

function ofRoles(recorder: Recorder): Finding {
  if (records(recorder, ROLE_TYPE)) return fine('recorded-roles', `${ROLE_TYPE} is recorded here.`);
  return wanting(
    'recorded-roles',
    'warning',
    `${ROLE_TYPE} is not recorded here, so that no role of a task is judged in this Region.`,
    'Right where another Region records IAM: one is enough. Else set includeGlobalResourceTypes, or add the type.',
  );
}

function ofFrequency(recorder: Recorder, needed: readonly string[]): Finding {
  const daily = needed.filter((type) => records(recorder, type) && recordsDaily(recorder, type));
  if (daily.length === 0) return fine('recording-frequency', 'Changes are recorded continuously.');
  return wanting(
    'recording-frequency',
    'warning',
    `Recorded once a day, so that verdicts come up to 24 hours late: ${daily.join(', ')}.`,
    'Override the frequency of these types with CONTINUOUS in the recording mode.',
  );
}
