import type { Asked, Unanswered } from '../facts/asked';
import type { FunctionState } from '../facts/deployment';
import { automationRoleName, FUNCTION_RUNTIME, STACK_SET_NAMES } from '../registry/deployed-names';
import type { DeploymentFacts } from './deployment-facts';
import { fine, notKnown, ofAnswer, wanting, type Finding, type Part } from './finding';
import { invokePermission } from './invoke-permission';
import { namesOf } from './names-of';

/** How a stack comes into an account. */
export function howToDeploy(stackSet: string): string {
  return `Deploy the hub (npm run build, then npx cdk deploy --app "npx tsx stacksets/app.ts --org-config FILE" --all) with this account and Region among its targets: StackSet ${stackSet} brings it.`;
}

/** Whether what the core stack deploys is there, complete and in order. */
export function coreStackFindings(facts: DeploymentFacts, isExpected: boolean): readonly Finding[] {
  return [
    ...functionFindings(facts, isExpected),
    ...queueFindings(facts, isExpected),
    ...documentFindings(facts, isExpected),
    ...ofAnswer('automation-role', facts.automationRole, (exists) => [
      exists
        ? fine('automation-role', `Role ${automationRoleName(facts.region)} exists.`)
        : absent('automation-role', `role ${automationRoleName(facts.region)}`, isExpected),
    ]),
  ];
}

/** Tells whether anything of the core stack was found. */
export function isCorePresent({ functions, documents, waitingMessages, automationRole }: DeploymentFacts): boolean {
  const named = [...functions.values(), ...documents.values(), ...waitingMessages.values()];
  return named.some((part) => 'answer' in part && part.answer !== null) || isYes(automationRole);
}

function isYes(asked: Asked<boolean>): boolean {
  return 'answer' in asked && asked.answer;
}

function functionFindings(facts: DeploymentFacts, isExpected: boolean): readonly Finding[] {
  const { present, missing, unanswered } = partsOf(facts.functions);
  return [
    ...present.map(([name, state]) => ofFunction(name, state)),
    ...(missing.length === 0 ? [] : [absent('functions', `functions ${namesOf(missing)}`, isExpected)]),
    ...unanswered.map((each) => notKnown('functions', each)),
    ...invokePermission(facts),
  ];
}

function ofFunction(name: string, { runtime, state, lastUpdateStatus }: FunctionState): Finding {
  const redeploy = 'Look at the stack of the core StackSet in this account, and deploy it again.';
  if (lastUpdateStatus === 'Failed')
    return wanting('functions', 'problem', `The last update of ${name} failed.`, redeploy);
  const wait = 'Wait a few minutes; Lambda wakes a function that was idle when it is next invoked.';
  if (lastUpdateStatus === 'InProgress') return wanting('functions', 'warning', `${name} is being updated.`, wait);
  if (state === 'Pending' || state === 'Inactive') {
    return wanting('functions', 'warning', `${name} is ${state}, not Active yet.`, wait);
  }
  if (state !== 'Active')
    return wanting('functions', 'problem', `${name} is ${state ?? 'of unknown state'}, not Active.`, redeploy);
  if (runtime !== FUNCTION_RUNTIME) {
    const message = `${name} runs on ${runtime ?? 'an unknown runtime'}; this version deploys ${FUNCTION_RUNTIME}.`;
    return wanting('functions', 'warning', message, 'Deploy the core StackSet of this version.');
  }
  return fine('functions', `${name} is Active on ${runtime}.`);
}

function queueFindings({ waitingMessages }: DeploymentFacts, isExpected: boolean): readonly Finding[] {
  const { present, missing, unanswered } = partsOf(waitingMessages);
  const filled = present.filter(([, waiting]) => waiting > 0);
  return [
    ...filled.map(([name, waiting]) =>
      wanting(
        'failure-queues',
        'warning',
        `Queue ${name} holds ${waiting} ${waiting === 1 ? 'event' : 'events'} that could not be handled.`,
        "Read one for the reason, mend it (the function's log names a missing permission), then empty the queue.",
      ),
    ),
    ...(present.length > 0 && filled.length === 0
      ? [fine('failure-queues', `Nothing waits in ${present.map(([name]) => name).join(', ')}.`)]
      : []),
    ...(missing.length === 0 ? [] : [absent('failure-queues', `queues ${namesOf(missing)}`, isExpected)]),
    ...unanswered.map((each) => notKnown('failure-queues', each)),
  ];
}

function documentFindings({ documents }: DeploymentFacts, isExpected: boolean): readonly Finding[] {
  const { present, missing, unanswered } = partsOf(documents);
  const broken = present.filter(([, status]) => status !== 'Active');
  return [
    ...broken.map(([name, status]) =>
      wanting('documents', 'problem', `Document ${name} is ${status}, not Active.`, 'Deploy the core StackSet again.'),
    ),
    ...(present.length > broken.length
      ? [fine('documents', `${counted(present.length - broken.length)} Active.`)]
      : []),
    ...(missing.length === 0 ? [] : [absent('documents', `documents ${namesOf(missing)}`, isExpected)]),
    ...unanswered.map((each) => notKnown('documents', each)),
  ];
}

function counted(documents: number): string {
  return documents === 1 ? '1 remediation document is' : `${documents} remediation documents are`;
}

function absent(part: Part, what: string, isExpected: boolean): Finding {
  return isExpected
    ? wanting(part, 'problem', `Missing, though other parts are deployed: ${what}.`, howToDeploy(STACK_SET_NAMES.core))
    : wanting(part, 'not-deployed', `Not deployed: ${what}.`, howToDeploy(STACK_SET_NAMES.core));
}

/** Parts of one kind by what is known of them; a refusal is told once for all that it concerns. */
function partsOf<T>(parts: ReadonlyMap<string, Asked<T | null>>) {
  const present: (readonly [string, T])[] = [];
  const missing: string[] = [];
  const unanswered = new Map<string, Unanswered>();
  for (const [name, asked] of parts) {
    if (!('answer' in asked)) unanswered.set(`${asked.unanswered.action} ${asked.unanswered.error}`, asked.unanswered);
    else if (asked.answer === null) missing.push(name);
    else present.push([name, asked.answer]);
  }
  return { present, missing, unanswered: [...unanswered.values()] };
}
