import type { Check } from '../registry/check';
import { FUNCTION_NAMES, isPackName, STACK_SET_NAMES } from '../registry/deployed-names';
import { checksOfGroup, isCheckGroup } from '../registry/groups';
import type { PackState, RuleState } from '../facts/deployment';
import { howToDeploy } from './core-stack-findings';
import { ownRules, type DeploymentFacts } from './deployment-facts';
import { fine, notKnown, ofAnswer, wanting, type Finding } from './finding';
import { namesOf } from './names-of';
import { ruleStatusFindings } from './rule-status-findings';

/** Whether the conformance packs are there, and their rules are asked. Without packs and rules nothing is said of rules. */
export function packFindings(facts: DeploymentFacts, checks: readonly Check[], now: Date): readonly Finding[] {
  const isPresent = isPackPresent(facts);
  return [
    ...ofAnswer('packs', facts.packs, (packs) => ofPacks(packs.filter(({ name }) => isPackName(name)))),
    ...('answer' in facts.rules
      ? isPresent
        ? ofRules(ownRules(facts.rules.answer), facts, checks, now)
        : []
      : [notKnown('rules', facts.rules.unanswered)]),
  ];
}

/** Tells whether a pack of ours, or a rule that asks our function, was found. */
export function isPackPresent({ packs, rules }: DeploymentFacts): boolean {
  const hasPack = 'answer' in packs && packs.answer.some(({ name }) => isPackName(name));
  return hasPack || ('answer' in rules && ownRules(rules.answer).length > 0);
}

function ofPacks(packs: readonly PackState[]): readonly Finding[] {
  if (packs.length === 0) {
    const message = 'The conformance pack is not deployed.';
    return [wanting('packs', 'not-deployed', message, howToDeploy(STACK_SET_NAMES.pack))];
  }
  return packs.map(({ name, state }) => {
    if (state === 'CREATE_COMPLETE') return fine('packs', `Conformance pack ${name} is complete.`);
    if (state.endsWith('_IN_PROGRESS')) {
      return wanting(
        'packs',
        'warning',
        `Conformance pack ${name} is in ${state}.`,
        'Wait some minutes, then ask again.',
      );
    }
    return wanting(
      'packs',
      'problem',
      `Conformance pack ${name} is in ${state}.`,
      `aws configservice describe-conformance-pack-status --conformance-pack-names ${name} tells the reason.`,
    );
  });
}

function ofRules(
  rules: readonly RuleState[],
  facts: DeploymentFacts,
  checks: readonly Check[],
  now: Date,
): readonly Finding[] {
  if (rules.length === 0) {
    const message = `No Config rule asks ${FUNCTION_NAMES.rules}, though a pack is there.`;
    return [wanting('rules', 'problem', message, howToDeploy(STACK_SET_NAMES.pack))];
  }
  const asked = new Set(rules.flatMap(({ parameters }) => checksAskedBy(parameters, checks)));
  const without = checks.filter(({ id, enabled, deprecated }) => enabled && !deprecated && !asked.has(id));
  return [
    ...ruleStatusFindings(rules, facts, now),
    ...(without.length === 0
      ? []
      : [
          wanting(
            'rules',
            'warning',
            `On by default, and no rule asks for them: ${namesOf(without.map(({ id }) => id))}.`,
            "Right where the organization's settings switch them off. Else deploy the pack of this version.",
          ),
        ]),
  ];
}

/** The checks that a rule asks for by its parameters: one, or a group with `also` and `except`. */
function checksAskedBy(parameters: Readonly<Record<string, string>>, checks: readonly Check[]): readonly string[] {
  const { check, group } = parameters;
  if (check !== undefined) return [check];
  if (group === undefined || !isCheckGroup(group)) return [];
  const [also = [], except = []] = [parameters['also']?.split(','), parameters['except']?.split(',')];
  return checksOfGroup(group, checks)
    .filter(({ id, enabled }) => (enabled || also.includes(id)) && !except.includes(id))
    .map(({ id }) => id);
}
