import { diagnose } from '../../../../core/doctor/diagnose';
import { jsonDiagnosis, prettyDiagnosis } from '../../../../core/doctor/doctor-report';
import type { Asked } from '../../../../core/facts/asked';
import type { DeploymentFacts } from '../../../../core/doctor/deployment-facts';
import { PARTS, type Finding, type Part } from '../../../../core/doctor/finding';
import { createColors } from 'picocolors';
import { invokePolicy } from '../../../support/invoke-policy';
import {
  ACCOUNT,
  ACTIVE,
  answered,
  CHECKS,
  hoursAgo,
  makeBareFacts,
  makeFacts,
  makeRecorder,
  makeRule,
  makeStatus,
  NOW,
  refused,
} from './make-facts';

function findingsOf(facts: DeploymentFacts): readonly Finding[] {
  return diagnose(facts, { checks: CHECKS, needs: { rules: 4, packs: 1 }, now: NOW });
}

/** What is said of one part: status and words. */
function saidOf(part: Part, facts: DeploymentFacts): readonly string[] {
  return findingsOf(facts).flatMap((finding) =>
    finding.part === part ? [`${finding.status}: ${finding.message}`] : [],
  );
}

function adviceOn(part: Part, facts: DeploymentFacts): string {
  return findingsOf(facts)
    .filter((finding) => finding.part === part)
    .map(({ advice }) => advice ?? '')
    .join('\n');
}

describe('diagnose', () => {
  it('finds nothing to do where everything is deployed and works', () => {
    const findings = findingsOf(makeFacts());

    expect(findings.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(findings.filter(({ advice }) => advice !== null)).toEqual([]);
    expect(findings.map(({ part }) => part).filter((part, index, all) => part !== all[index - 1])).toEqual(PARTS);
  });

  it('takes an account in which nothing is deployed for what it is, and still judges recorder and quotas', () => {
    const findings = findingsOf(makeBareFacts());

    const byPart = findings.map(({ part, status }) => `${part} ${status}`);
    expect(byPart).toEqual([
      'caller ok',
      'recorder ok',
      'delivery-channel ok',
      'recorded-types ok',
      'recorded-roles ok',
      'recording-frequency ok',
      'functions not-deployed',
      'failure-queues not-deployed',
      'documents not-deployed',
      'automation-role not-deployed',
      'packs not-deployed',
      'rule-quota ok',
      'pack-quota ok',
      'concurrency ok',
    ]);
    expect(adviceOn('functions', makeBareFacts())).toContain('cdk deploy');
    expect(saidOf('rule-quota', makeBareFacts())).toEqual(['ok: Config rules: 0 present and 4 to come of 1000.']);
  });

  it('misses what the other parts make expected', () => {
    const onlyPack = makeBareFacts({ packs: answered([{ name: 'ecs-guardrails-2', state: 'CREATE_COMPLETE' }]) });
    const onlyRole = makeBareFacts({ automationRole: answered(true) });
    const onlyRule = makeBareFacts({ rules: answered([makeRule('taskdef-good')]) });

    for (const facts of [onlyPack, onlyRole, onlyRule]) {
      expect(saidOf('functions', facts)).toEqual([
        'problem: Missing, though other parts are deployed: functions ecs-guardrails-remediation, ecs-guardrails-rules, ecs-guardrails-stopper.',
      ]);
    }
    expect(saidOf('rules', onlyPack)).toEqual([
      'problem: No Config rule asks ecs-guardrails-rules, though a pack is there.',
    ]);
    expect(saidOf('packs', onlyRole)).toEqual(['not-deployed: The conformance pack is not deployed.']);
  });

  it.each<readonly [Part, Partial<DeploymentFacts>, string]>([
    ['caller', { caller: refused('sts:GetCallerIdentity') }, 'sts:GetCallerIdentity'],
    [
      'recorder',
      { recorders: refused('config:DescribeConfigurationRecorders') },
      'config:DescribeConfigurationRecorders',
    ],
    [
      'recorder',
      { recorderStatuses: refused('config:DescribeConfigurationRecorderStatus') },
      'config:DescribeConfigurationRecorderStatus',
    ],
    [
      'delivery-channel',
      { deliveryChannels: refused('config:DescribeDeliveryChannels') },
      'config:DescribeDeliveryChannels',
    ],
    ['packs', { packs: refused('config:DescribeConformancePackStatus') }, 'config:DescribeConformancePackStatus'],
    ['pack-quota', { packs: refused('config:DescribeConformancePackStatus') }, 'config:DescribeConformancePackStatus'],
    ['rules', { rules: refused('config:DescribeConfigRules') }, 'config:DescribeConfigRules'],
    ['rule-quota', { rules: refused('config:DescribeConfigRules') }, 'config:DescribeConfigRules'],
    [
      'rules',
      { ruleStatuses: refused('config:DescribeConfigRuleEvaluationStatus') },
      'config:DescribeConfigRuleEvaluationStatus',
    ],
    ['invoke-permission', { invokePolicy: refused('lambda:GetPolicy') }, 'lambda:GetPolicy'],
    ['invoke-permission', { caller: refused('sts:GetCallerIdentity') }, 'sts:GetCallerIdentity'],
    ['automation-role', { automationRole: refused('iam:GetRole') }, 'iam:GetRole'],
    ['concurrency', { unreservedConcurrency: refused('lambda:GetAccountSettings') }, 'lambda:GetAccountSettings'],
    [
      'functions',
      {
        functions: new Map([
          ['a', refused('lambda:GetFunctionConfiguration')],
          ['b', refused('lambda:GetFunctionConfiguration')],
        ]),
      },
      'lambda:GetFunctionConfiguration',
    ],
    ['documents', { documents: new Map([['a', refused('ssm:DescribeDocument')]]) }, 'ssm:DescribeDocument'],
    ['failure-queues', { waitingMessages: new Map([['a', refused('sqs:GetQueueUrl')]]) }, 'sqs:GetQueueUrl'],
  ])(
    'does not know %s where the caller is refused, names the permission, and judges the rest',
    (part, facts, action) => {
      const findings = findingsOf(makeFacts(facts));

      const own = findings.filter((finding) => finding.part === part && finding.status === 'unknown');
      expect(own).toEqual([
        {
          part,
          status: 'unknown',
          message: `${action} was refused with AccessDeniedException.`,
          advice: `Allow yourself ${action}.`,
        },
      ]);
      expect(findings.filter((finding) => finding.part === part && finding.status === 'ok')).toEqual([]);
      expect(findings.filter(({ status }) => status === 'problem')).toEqual([]);
      expect(findings.length).toBeGreaterThan(10);
    },
  );

  it('knows no rule, and still judges recorded types by what is on by default, where rules cannot be listed', () => {
    const facts = makeFacts({
      rules: refused('config:DescribeConfigRules'),
      packs: answered([]),
      recorders: answered([makeRecorder({ allSupported: false, resourceTypes: ['AWS::IAM::Role'] })]),
    });

    expect(saidOf('recorded-types', facts)).toEqual([
      'problem: Not recorded, so that no change of them is judged: AWS::ECS::Cluster, AWS::ECS::TaskDefinition.',
    ]);
  });

  it('tells a call that failed from one that was refused', () => {
    const failed = { unanswered: { action: 'iam:GetRole', refused: false, error: 'TimeoutError' } };

    expect(saidOf('automation-role', makeFacts({ automationRole: failed }))).toEqual([
      'unknown: iam:GetRole failed with TimeoutError.',
    ]);
    expect(adviceOn('automation-role', makeFacts({ automationRole: failed }))).toContain('may call iam:GetRole');
  });
});

describe('diagnose of the recorder', () => {
  const status = { name: 'default', recording: true, lastStatus: 'Success', lastErrorCode: null };

  it.each<readonly [string, Partial<DeploymentFacts>, string]>([
    ['is missing', { recorders: answered([]) }, 'problem: AWS Config has no recorder here'],
    [
      'has no role',
      { recorders: answered([makeRecorder({ roleArn: null })]) },
      'problem: Recorder "default" has no role.',
    ],
    [
      'is stopped',
      { recorderStatuses: answered([{ ...status, recording: false }]) },
      'problem: Recorder "default" is stopped.',
    ],
    ['has no status', { recorderStatuses: answered([]) }, 'problem: Recorder "default" is stopped.'],
    [
      'failed last',
      { recorderStatuses: answered([{ ...status, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' }]) },
      'problem: Recorder "default" failed last: AccessDenied.',
    ],
    [
      'failed in capitals, without a reason',
      { recorderStatuses: answered([{ ...status, lastStatus: 'FAILURE' }]) },
      'problem: Recorder "default" failed last: no error code.',
    ],
    [
      'has just been started',
      { recorderStatuses: answered([{ ...status, lastStatus: null }]) },
      'ok: Recorder "default" records; last status not told.',
    ],
  ])('says so where it %s', (_what, facts, words) => {
    expect(saidOf('recorder', makeFacts(facts)).join()).toContain(words);
  });

  it('names the command that starts it', () => {
    const facts = makeFacts({ recorderStatuses: answered([{ ...status, recording: false }]) });

    expect(adviceOn('recorder', facts)).toContain('start-configuration-recorder --configuration-recorder-name default');
  });

  it('misses the delivery channel', () => {
    expect(saidOf('delivery-channel', makeFacts({ deliveryChannels: answered([]) }))).toEqual([
      'problem: There is no delivery channel, so the recorder cannot be started.',
    ]);
  });

  it('says nothing of types where there is no recorder, or it is not known', () => {
    for (const recorders of [answered([]), refused('config:DescribeConfigurationRecorders')]) {
      expect(saidOf('recorded-types', makeFacts({ recorders }))).toEqual([]);
      expect(saidOf('recording-frequency', makeFacts({ recorders }))).toEqual([]);
    }
  });
});

describe('diagnose of what is recorded', () => {
  const NO_RULES = { rules: answered([]), packs: answered([]) };
  const ROLES_MISSING =
    'warning: AWS::IAM::Role is not recorded here, so that no role of a task is judged in this Region.';
  const ROLES_THERE = 'ok: AWS::IAM::Role is recorded here.';
  const BOTH = 'AWS::ECS::Cluster, AWS::ECS::TaskDefinition';

  it.each([
    ['all types, IAM too', {}, undefined, ROLES_THERE],
    ['all types, IAM not', { includesGlobalTypes: false }, undefined, ROLES_MISSING],
    [
      'all types by strategy',
      { strategy: 'ALL_SUPPORTED_RESOURCE_TYPES', includesGlobalTypes: false },
      undefined,
      ROLES_MISSING,
    ],
    ['nothing', { allSupported: false }, BOTH, ROLES_MISSING],
    [
      'a list without clusters',
      {
        strategy: 'INCLUSION_BY_RESOURCE_TYPES',
        allSupported: false,
        includesGlobalTypes: false,
        resourceTypes: ['AWS::ECS::TaskDefinition', 'AWS::IAM::Role'],
      },
      'AWS::ECS::Cluster',
      ROLES_THERE,
    ],
    [
      'all but clusters',
      {
        strategy: 'EXCLUSION_BY_RESOURCE_TYPES',
        allSupported: false,
        includesGlobalTypes: false,
        excludedTypes: ['AWS::ECS::Cluster'],
      },
      'AWS::ECS::Cluster',
      ROLES_THERE,
    ],
    [
      'all but roles',
      { strategy: 'EXCLUSION_BY_RESOURCE_TYPES', allSupported: false, excludedTypes: ['AWS::IAM::Role'] },
      undefined,
      ROLES_MISSING,
    ],
  ])('reads a recorder of %s', (_what, recorder, missing, roles) => {
    const facts = makeFacts({ ...NO_RULES, recorders: answered([makeRecorder(recorder)]) });

    expect(saidOf('recorded-types', facts)).toEqual([
      missing === undefined
        ? 'ok: All 2 types that the checks judge are recorded.'
        : `problem: Not recorded, so that no change of them is judged: ${missing}.`,
    ]);
    expect(saidOf('recorded-roles', facts)).toEqual([roles]);
  });

  it('asks for the types of the deployed rules, whatever is on by default', () => {
    const facts = makeFacts({
      rules: answered([makeRule('efs-good', { scope: ['AWS::EFS::FileSystem'] })]),
      recorders: answered([makeRecorder({ allSupported: false })]),
    });

    expect(saidOf('recorded-types', facts)).toEqual([
      'problem: Not recorded, so that no change of them is judged: AWS::EFS::FileSystem.',
    ]);
    expect(saidOf('recorded-roles', facts)).toEqual([]);
  });

  it('tells how to mend each kind of recorder', () => {
    const excluding = makeRecorder({
      strategy: 'EXCLUSION_BY_RESOURCE_TYPES',
      excludedTypes: ['AWS::ECS::TaskDefinition'],
    });
    const listing = makeRecorder({ allSupported: false });

    expect(adviceOn('recorded-types', makeFacts({ recorders: answered([excluding]) }))).toContain('exclusions');
    expect(adviceOn('recorded-types', makeFacts({ recorders: answered([listing]) }))).toContain('Add them');
  });

  const TASK_DEFINITIONS = ['AWS::ECS::TaskDefinition'];

  it.each([
    ['every type', { recordedDaily: true }, 'AWS::ECS::Cluster, AWS::ECS::TaskDefinition, AWS::IAM::Role'],
    [
      'every type but one',
      { recordedDaily: true, overrides: [{ resourceTypes: TASK_DEFINITIONS, daily: false }] },
      'AWS::ECS::Cluster, AWS::IAM::Role',
    ],
    ['one type', { overrides: [{ resourceTypes: TASK_DEFINITIONS, daily: true }] }, 'AWS::ECS::TaskDefinition'],
  ])('warns of verdicts that come late where %s is recorded once a day', (_what, recorder, types) => {
    const facts = makeFacts({ ...NO_RULES, recorders: answered([makeRecorder(recorder)]) });

    expect(saidOf('recording-frequency', facts)).toEqual([
      `warning: Recorded once a day, so that verdicts come up to 24 hours late: ${types}.`,
    ]);
  });
});

describe('diagnose of functions', () => {
  it.each([
    ['failed to update', { lastUpdateStatus: 'Failed' }, 'problem: The last update of fn failed.'],
    ['is being made', { state: 'Pending' }, 'warning: fn is Pending, not Active yet.'],
    ['was idle', { state: 'Inactive' }, 'warning: fn is Inactive, not Active yet.'],
    ['is being updated', { lastUpdateStatus: 'InProgress' }, 'warning: fn is being updated.'],
    ['failed', { state: 'Failed' }, 'problem: fn is Failed, not Active.'],
    ['does not say', { state: null }, 'problem: fn is of unknown state, not Active.'],
    ['is old', { runtime: 'nodejs20.x' }, 'warning: fn runs on nodejs20.x; this version deploys nodejs24.x.'],
    ['is an image', { runtime: null }, 'warning: fn runs on an unknown runtime; this version deploys nodejs24.x.'],
    ['works', {}, 'ok: fn is Active on nodejs24.x.'],
  ])('says what one that %s is', (_what, state, words) => {
    const functions = new Map([['fn', answered({ ...ACTIVE, ...state })]]);

    expect(saidOf('functions', makeFacts({ functions }))).toEqual([words]);
  });

  const CLOSED = 'problem: ecs-guardrails-rules does not let config.amazonaws.com invoke it.';
  const ANYBODY =
    'problem: ecs-guardrails-rules lets the AWS Config of any account invoke it: AWS:SourceAccount is not set.';

  it.each([
    ['none', null, CLOSED],
    ['a text that is no JSON', '{', CLOSED],
    ['a text that is no object', '[]', CLOSED],
    ['a denial', invokePolicy({ Effect: 'Deny' }), CLOSED],
    ['another service', invokePolicy({ Principal: { Service: 'events.amazonaws.com' } }), CLOSED],
    ['anybody', invokePolicy({ Principal: '*' }), CLOSED],
    ['another action', invokePolicy({ Action: 'lambda:GetFunction' }), CLOSED],
    ['no condition', invokePolicy({ Condition: undefined }), ANYBODY],
    ['another condition', invokePolicy({ Condition: { StringEquals: { 'aws:SourceArn': 'x' } } }), ANYBODY],
    [
      'another account',
      invokePolicy({ Condition: { StringEquals: { 'AWS:SourceAccount': '444455556666' } } }),
      'problem: ecs-guardrails-rules lets AWS Config invoke it for another account only.',
    ],
    ['the account', invokePolicy(), 'ok: config.amazonaws.com may invoke ecs-guardrails-rules for this account.'],
    [
      'lists, and keys of another case',
      invokePolicy({
        Principal: { Service: ['config.amazonaws.com'] },
        Action: ['lambda:*'],
        Condition: { StringEquals: { 'aws:sourceaccount': [ACCOUNT] } },
      }),
      'ok: config.amazonaws.com may invoke ecs-guardrails-rules for this account.',
    ],
    [
      'one statement that is no list',
      invokePolicy().replace('[', '').replace(/\]\}$/, '}'),
      'ok: config.amazonaws.com may invoke ecs-guardrails-rules for this account.',
    ],
  ])('reads a resource policy for %s', (_what, policy, words) => {
    expect(saidOf('invoke-permission', makeFacts({ invokePolicy: answered(policy) }))).toEqual([words]);
  });
});

describe('diagnose of queues, documents and role', () => {
  it('counts what waits for a person, and says where nothing does', () => {
    const one = new Map([
      ['a', answered(1)],
      ['b', answered(0)],
      ['c', answered(7)],
    ]);

    expect(saidOf('failure-queues', makeFacts({ waitingMessages: one }))).toEqual([
      'warning: Queue a holds 1 event that could not be handled.',
      'warning: Queue c holds 7 events that could not be handled.',
    ]);
    expect(saidOf('failure-queues', makeFacts())).toEqual([
      'ok: Nothing waits in ecs-guardrails-rules-failures, ecs-guardrails-stopper-failures, ecs-guardrails-task-events-failures.',
    ]);
  });

  it('finds documents that are missing or not Active, and counts the others', () => {
    const documents = new Map<string, Asked<string | null>>([
      ['a', answered('Active')],
      ['b', answered('Failed')],
      ['c', answered(null)],
    ]);

    expect(saidOf('documents', makeFacts({ documents }))).toEqual([
      'problem: Document b is Failed, not Active.',
      'ok: 1 remediation document is Active.',
      'problem: Missing, though other parts are deployed: documents c.',
    ]);
  });

  it('counts documents where several are Active', () => {
    const documents = new Map([
      ['a', answered('Active')],
      ['b', answered('Active')],
    ]);

    expect(saidOf('documents', makeFacts({ documents }))).toEqual(['ok: 2 remediation documents are Active.']);
  });

  it('counts no document where none is Active', () => {
    const documents = new Map([['b', answered('Updating')]]);

    expect(saidOf('documents', makeFacts({ documents }))).toEqual(['problem: Document b is Updating, not Active.']);
  });

  it('names five that are missing, and counts the rest', () => {
    const documents = new Map('abcdefg'.split('').map((name) => [name, answered(null)]));

    expect(saidOf('documents', makeFacts({ documents }))).toEqual([
      'problem: Missing, though other parts are deployed: documents a, b, c, d, e and 2 more.',
    ]);
  });
});

describe('diagnose of packs and rules', () => {
  it.each([
    ['CREATE_COMPLETE', 'ok: Conformance pack ecs-guardrails-1 is complete.'],
    ['CREATE_IN_PROGRESS', 'warning: Conformance pack ecs-guardrails-1 is in CREATE_IN_PROGRESS.'],
    ['CREATE_FAILED', 'problem: Conformance pack ecs-guardrails-1 is in CREATE_FAILED.'],
    ['DELETE_FAILED', 'problem: Conformance pack ecs-guardrails-1 is in DELETE_FAILED.'],
  ])('reads the state %s of a pack of ours, and of no other', (state, words) => {
    const others = ['other', 'ecs-guardrails-own', 'ecs-guardrails-'].map((name) => ({ name, state: 'CREATE_FAILED' }));

    expect(saidOf('packs', makeFacts({ packs: answered([{ name: 'ecs-guardrails-1', state }, ...others]) }))).toEqual([
      words,
    ]);
  });

  it('tells rules that failed last by what they failed with', () => {
    const failure = { lastFailure: hoursAgo(0.5), lastErrorCode: 'AccessDenied' };
    const ruleStatuses = answered([
      makeStatus('taskdef-good', failure),
      makeStatus('cluster-good', { ...failure, lastSuccess: null }),
      makeStatus('role-good', { lastFailure: hoursAgo(0.5) }),
      makeStatus('account-good', { lastFailure: hoursAgo(2), lastErrorCode: 'Throttled' }),
    ]);

    expect(saidOf('rules', makeFacts({ ruleStatuses }))).toEqual([
      'problem: Failed last with AccessDenied: cluster-good-conformance-pack-x1y2z3a4b, taskdef-good-conformance-pack-x1y2z3a4b.',
      'problem: Failed last with no error code: role-good-conformance-pack-x1y2z3a4b.',
      'ok: 1 of 4 rules are in order.',
    ]);
  });

  it('takes a rule without a result for one that has judged nothing yet', () => {
    const name = makeRule('role-good').name;
    const ruleStatuses = answered([makeStatus('role-good', { lastSuccess: null })]);

    expect(saidOf('rules', makeFacts({ ruleStatuses, rulesWithoutResult: answered([name]) }))).toEqual([
      'ok: 4 of 4 rules are in order; 1 have judged nothing yet (INSUFFICIENT_DATA), which is no error.',
    ]);
  });

  it('does not know which rules have judged nothing where it may not ask', () => {
    const facts = makeFacts({ rulesWithoutResult: refused('config:DescribeComplianceByConfigRule') });

    expect(saidOf('rules', facts)).toEqual([
      'ok: 4 of 4 rules are in order.',
      'unknown: config:DescribeComplianceByConfigRule was refused with AccessDeniedException.',
    ]);
  });

  it.each([
    ['49 hours ago', { lastSuccess: hoursAgo(49) }, true],
    ['never, since 49 hours', { lastSuccess: null, firstActivated: hoursAgo(49) }, true],
    ['47 hours ago', { lastSuccess: hoursAgo(47) }, false],
    ['never, since an hour', { lastSuccess: null, firstActivated: hoursAgo(1) }, false],
    ['never, since nobody knows when', { lastSuccess: null, firstActivated: null }, false],
  ])('warns of a rule with a schedule that was asked %s: %j', (_when, status, isLate) => {
    const rules = answered([makeRule('account-good', { scheduled: true }), makeRule('taskdef-good')]);
    const facts = makeFacts({
      rules,
      ruleStatuses: answered([makeStatus('account-good', status), makeStatus('taskdef-good', status)]),
    });

    expect(saidOf('rules', facts)[0]?.startsWith('warning: Not asked for 48 hours')).toBe(isLate);
  });

  it('says nothing is in order where nothing is', () => {
    const rules = answered([makeRule('account-good', { scheduled: true })]);
    const ruleStatuses = answered([makeStatus('account-good', { lastSuccess: hoursAgo(99) })]);

    const statuses = findingsOf(makeFacts({ rules, ruleStatuses })).filter(({ part }) => part === 'rules');
    expect(statuses.map(({ status }) => status)).toEqual(['warning', 'warning']);
  });

  it('names checks that no rule asks for, whether rules ask for one check or for groups', () => {
    const group = (parameters: Readonly<Record<string, string>>) => makeRule('group', { parameters });
    const rules = answered([
      group({ group: 'ecs-task-definition', except: 'taskdef-good' }),
      group({ group: 'efs-file-system', also: 'efs-good' }),
      group({ group: 'account-and-roles' }),
      group({ group: 'of-another-version' }),
      group({}),
    ]);

    expect(saidOf('rules', makeFacts({ rules })).at(-1)).toBe(
      'warning: On by default, and no rule asks for them: cluster-good, taskdef-good.',
    );
  });
});

describe('diagnose of quotas', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => makeRule('x', { name: `r${index}`, source: 'S3' }));

  it.each([
    [996, 'ok: Config rules: 996 present and 4 to come of 1000.'],
    [997, 'problem: Config rules: 997 present and 4 to come of 1000: too many, and the quota is fixed.'],
  ])('adds the rules to come to the %d that are there', (count, words) => {
    expect(saidOf('rule-quota', makeBareFacts({ rules: answered(many(count)) }))).toEqual([words]);
  });

  it('counts rules and packs once that are there already', () => {
    expect(saidOf('rule-quota', makeFacts())).toEqual(['ok: Config rules: 4 of 1000.']);
    expect(saidOf('pack-quota', makeFacts())).toEqual(['ok: Conformance packs: 1 of 50.']);
  });

  it.each([
    [49, 'ok: Conformance packs: 49 present and 1 to come of 50.'],
    [50, 'problem: Conformance packs: 50 present and 1 to come of 50: too many, and the quota is fixed.'],
  ])('adds the pack to come to the %d that are there', (count, words) => {
    const packs = Array.from({ length: count }, (_, index) => ({ name: `p${index}`, state: 'CREATE_COMPLETE' }));

    expect(saidOf('pack-quota', makeBareFacts({ packs: answered(packs) }))).toEqual([words]);
  });

  it.each([
    [50, 'ok: Lambda: 50 executions'],
    [10, 'warning: Lambda: 10 executions'],
  ])('judges %d executions at a time', (unreserved, words) => {
    expect(saidOf('concurrency', makeFacts({ unreservedConcurrency: answered(unreserved) })).join()).toContain(words);
  });
});

describe('the report of a diagnosis', () => {
  const findings = findingsOf(makeBareFacts({ deliveryChannels: answered([]), unreservedConcurrency: answered(10) }));
  const diagnosis = { tool: { version: '1.2.3' }, account: ACCOUNT, region: 'eu-west-1', findings };

  it('shows people each finding below its section, advice once, and counts', () => {
    const text = prettyDiagnosis(diagnosis, createColors(false));

    expect(text).toContain('\nQuotas\n  ok            Config rules: 0 present');
    expect(text.match(/Do: Deploy the hub/g)).toHaveLength(2);
    expect(text).toMatch(/\n1 problem, 1 warning, 0 unknown, 5 not deployed, 7 ok\n$/);
  });

  it('leaves out a section of which nothing is said', () => {
    const text = prettyDiagnosis(
      { ...diagnosis, findings: findings.filter(({ part }) => part === 'caller') },
      createColors(false),
    );

    expect(text.split('\n')[0]).toBe('Caller');
    expect(text).not.toContain('Quotas');
  });

  it('colours every status', () => {
    const unknown = findingsOf(makeFacts({ automationRole: refused('iam:GetRole') }));

    const text = prettyDiagnosis({ ...diagnosis, findings: [...findings, ...unknown] }, createColors(true));

    expect(new Set(text.match(/\u001b\[3[0-8]m/g)).size).toBe(4);
  });

  it('tells programs everything, with counts', () => {
    const report: unknown = JSON.parse(jsonDiagnosis(diagnosis));

    expect(report).toEqual({
      schemaVersion: 1,
      tool: { name: 'ecs-guardrails', version: '1.2.3' },
      account: ACCOUNT,
      region: 'eu-west-1',
      summary: { problem: 1, warning: 1, unknown: 0, 'not-deployed': 5, ok: 7 },
      findings,
    });
  });

  it('shows controls instead of obeying them', () => {
    const recorders = answered([makeRecorder({ name: 'a\u001b[2J', roleArn: null })]);
    const hostile = { ...diagnosis, findings: findingsOf(makeFacts({ recorders })) };

    expect(prettyDiagnosis(hostile, createColors(false))).not.toContain('\u001b');
    expect(jsonDiagnosis(hostile)).not.toContain('\u001b');
  });
});
