import { join } from 'node:path';
import { documentNames, gatherFacts } from '../../../../core/doctor/deployment-facts';
import type { DeploymentReader } from '../../../../core/facts/deployment';
import { documentName } from '../../../../core/registry/deployed-names';
import { CHECKS } from '../../../../core/registry/registry';
import { remediationSources } from '../../../../stacksets/remediation-sources';
import { answered, CHECKS as FEW, makeFacts, makeRule, makeStatus, refused } from './make-facts';

const ROOT = join(__dirname, '../../../..');

function makeReader(settings: Partial<DeploymentReader> = {}): DeploymentReader {
  const facts = makeFacts();
  const told =
    <T>(answer: T) =>
    () =>
      Promise.resolve(answer);
  return {
    caller: told(facts.caller),
    recorders: told(facts.recorders),
    recorderStatuses: told(facts.recorderStatuses),
    deliveryChannels: told(facts.deliveryChannels),
    packs: told(facts.packs),
    rules: told(facts.rules),
    ruleStatuses: (rules) => Promise.resolve(answered(rules.map((name) => makeStatus(name, { name })))),
    rulesWithoutResult: told(facts.rulesWithoutResult),
    fn: told(answered(null)),
    functionPolicy: told(answered(null)),
    unreservedConcurrency: told(facts.unreservedConcurrency),
    documentStatus: told(answered('Active')),
    roleExists: (name) => Promise.resolve(answered(name === 'ecs-guardrails-automation-eu-west-1')),
    waitingMessages: told(answered(3)),
    ...settings,
  };
}

describe('gatherFacts', () => {
  const { caller } = makeFacts();

  it('asks for everything that is deployed, by its name', async () => {
    const facts = await gatherFacts(makeReader(), caller, 'eu-west-1', FEW);

    expect([...facts.functions.keys()]).toEqual([
      'ecs-guardrails-rules',
      'ecs-guardrails-stopper',
      'ecs-guardrails-remediation',
    ]);
    expect([...facts.documents]).toEqual([
      ['ecs-guardrails-move-services', answered('Active')],
      ['ecs-guardrails-new-revision', answered('Active')],
    ]);
    expect([...facts.waitingMessages.keys()]).toEqual([
      'ecs-guardrails-rules-failures',
      'ecs-guardrails-stopper-failures',
      'ecs-guardrails-task-events-failures',
    ]);
    expect(facts.automationRole).toEqual(answered(true));
    expect(facts.region).toBe('eu-west-1');
  });

  it('asks how evaluations went by our rules only', async () => {
    const rules = answered([
      makeRule('taskdef-good'),
      makeRule('taskdef-bad', { source: 'arn:aws:lambda:eu-west-1:111122223333:function:other' }),
      makeRule('managed', { source: 'S3_BUCKET_VERSIONING_ENABLED' }),
    ]);

    const facts = await gatherFacts(makeReader({ rules: () => Promise.resolve(rules) }), caller, 'eu-west-1', FEW);

    const names = 'answer' in facts.ruleStatuses ? facts.ruleStatuses.answer.map(({ name }) => name) : [];
    expect(names).toEqual(['taskdef-good-conformance-pack-x1y2z3a4b']);
  });

  it('asks nothing about rules where none is ours', async () => {
    const refuse = () => Promise.resolve(refused('config:DescribeConfigRuleEvaluationStatus'));
    const reader = makeReader({
      rules: () => Promise.resolve(answered([])),
      ruleStatuses: refuse,
      rulesWithoutResult: refuse,
    });

    const facts = await gatherFacts(reader, caller, 'eu-west-1', FEW);

    expect([facts.ruleStatuses, facts.rulesWithoutResult]).toEqual([answered([]), answered([])]);
  });

  it('knows nothing about rules where they cannot be listed, and everything else', async () => {
    const rules = refused('config:DescribeConfigRules');

    const facts = await gatherFacts(makeReader({ rules: () => Promise.resolve(rules) }), caller, 'eu-west-1', FEW);

    expect([facts.rules, facts.ruleStatuses, facts.rulesWithoutResult]).toEqual([rules, rules, rules]);
    expect(facts.recorders).toEqual(makeFacts().recorders);
  });
});

describe('documentNames', () => {
  it('are those that the core stack deploys', () => {
    const deployed = remediationSources(join(ROOT, 'remediations')).map(({ folder }) => documentName(folder));

    expect(documentNames(CHECKS)).toEqual(deployed.toSorted());
  });
});
