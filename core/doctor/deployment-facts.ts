import type { Asked } from '../facts/asked';
import type {
  Caller,
  DeploymentReader,
  FunctionState,
  PackState,
  Recorder,
  RecorderStatus,
  RuleState,
  RuleStatus,
} from '../facts/deployment';
import type { Check } from '../registry/check';
import {
  automationRoleName,
  documentName,
  DOCUMENTS_BY_HAND,
  failureQueueName,
  FAILURE_QUEUES,
  FUNCTION_NAMES,
} from '../registry/deployed-names';
import { parseArn } from '../subject/arn';

/** Everything that is known of an account and Region. What is asked for by name is null where there is none. */
export interface DeploymentFacts {
  readonly region: string;
  readonly caller: Asked<Caller>;
  readonly recorders: Asked<readonly Recorder[]>;
  readonly recorderStatuses: Asked<readonly RecorderStatus[]>;
  readonly deliveryChannels: Asked<readonly string[]>;
  readonly packs: Asked<readonly PackState[]>;
  readonly rules: Asked<readonly RuleState[]>;
  /** Of our rules only. */
  readonly ruleStatuses: Asked<readonly RuleStatus[]>;
  readonly rulesWithoutResult: Asked<readonly string[]>;
  readonly functions: ReadonlyMap<string, Asked<FunctionState | null>>;
  readonly invokePolicy: Asked<string | null>;
  readonly unreservedConcurrency: Asked<number>;
  readonly documents: ReadonlyMap<string, Asked<string | null>>;
  readonly automationRole: Asked<boolean>;
  readonly waitingMessages: ReadonlyMap<string, Asked<number | null>>;
}

/**
 * Asks for everything at once. A question that is refused or fails stays without an answer and takes none of the others
 * with it.
 *
 * @param checks the catalogue, which names the documents
 */
export async function gatherFacts(
  reader: DeploymentReader,
  caller: Asked<Caller>,
  region: string,
  checks: readonly Check[],
): Promise<DeploymentFacts> {
  const ofRules = reader.rules().then(async (rules) => ({ rules, ...(await statesOfOwn(rules, reader)) }));
  const [parts, recorders, recorderStatuses, deliveryChannels, packs, invokePolicy, unreservedConcurrency] =
    await Promise.all([
      namedParts(reader, region, checks),
      reader.recorders(),
      reader.recorderStatuses(),
      reader.deliveryChannels(),
      reader.packs(),
      reader.functionPolicy(FUNCTION_NAMES.rules),
      reader.unreservedConcurrency(),
    ]);
  const recording = { recorders, recorderStatuses, deliveryChannels };
  return { region, caller, ...recording, packs, ...(await ofRules), ...parts, invokePolicy, unreservedConcurrency };
}

async function namedParts(reader: DeploymentReader, region: string, checks: readonly Check[]) {
  const [functions, documents, waitingMessages, automationRole] = await Promise.all([
    byName(Object.values(FUNCTION_NAMES), reader.fn),
    byName(documentNames(checks), reader.documentStatus),
    byName(FAILURE_QUEUES.map(failureQueueName), reader.waitingMessages),
    reader.roleExists(automationRoleName(region)),
  ]);
  return { functions, documents, waitingMessages, automationRole };
}

async function byName<T>(
  names: readonly string[],
  ask: (name: string) => Promise<Asked<T>>,
): Promise<ReadonlyMap<string, Asked<T>>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await ask(name)] as const)));
}

async function statesOfOwn(rules: Asked<readonly RuleState[]>, reader: DeploymentReader) {
  if (!('answer' in rules)) return { ruleStatuses: rules, rulesWithoutResult: rules };
  const names = ownRules(rules.answer).map(({ name }) => name);
  const none = { answer: [] };
  if (names.length === 0) return { ruleStatuses: none, rulesWithoutResult: none };
  const [ruleStatuses, rulesWithoutResult] = await Promise.all([
    reader.ruleStatuses(names),
    reader.rulesWithoutResult(names),
  ]);
  return { ruleStatuses, rulesWithoutResult };
}

/** SSM documents that the checks of a catalogue are corrected by, and those that no check names. */
export function documentNames(checks: readonly Check[]): readonly string[] {
  const named = checks.flatMap(({ remediation }) => remediation.document ?? []);
  return [...new Set([...named, ...DOCUMENTS_BY_HAND])].map(documentName).toSorted();
}

/** The rules that ask our function, whatever AWS Config named them. */
export function ownRules(rules: readonly RuleState[]): readonly RuleState[] {
  return rules.filter(({ source }) => parseArn(source)?.resource.split(':')[1] === FUNCTION_NAMES.rules);
}
