import { failureQueueName, FAILURE_QUEUES, FUNCTION_NAMES } from '../../../../core/registry/deployed-names';
import { documentNames, type DeploymentFacts } from '../../../../core/doctor/deployment-facts';
import type { Asked, Unanswered } from '../../../../core/facts/asked';
import type { FunctionState, Recorder, RuleState, RuleStatus } from '../../../../core/facts/deployment';
import { invokePolicy, RULES_FUNCTION } from '../../../support/invoke-policy';
import { makeCheck } from '../../../support/make-check';

export const NOW = new Date('2026-05-04T09:00:00.000Z');
export const ACCOUNT = '111122223333';

/** Four checks: of task definitions, of clusters with a schedule, of roles, of the account; and one that is off. */
export const CHECKS = [
  makeCheck({
    id: 'taskdef-good',
    remediation: { class: 'new-revision', text: 'Correct it.', document: 'new-revision' },
  }),
  makeCheck({ id: 'cluster-good', trigger: 'both', resourceTypes: ['AWS::ECS::Cluster'] }),
  makeCheck({ id: 'role-good', resourceTypes: ['AWS::IAM::Role'] }),
  makeCheck({ id: 'account-good', trigger: 'periodic', resourceTypes: ['AWS::::Account'] }),
  makeCheck({ id: 'efs-good', enabled: false, resourceTypes: ['AWS::EFS::FileSystem'] }),
];

export function answered<T>(answer: T): Asked<T> {
  return { answer };
}

export function refused(action: string): { readonly unanswered: Unanswered } {
  return { unanswered: { action, refused: true, error: 'AccessDeniedException' } };
}

export function makeRecorder(settings: Partial<Recorder> = {}): Recorder {
  return {
    name: 'default',
    roleArn: `arn:aws:iam::${ACCOUNT}:role/config`,
    strategy: null,
    allSupported: true,
    includesGlobalTypes: true,
    resourceTypes: [],
    excludedTypes: [],
    recordedDaily: false,
    overrides: [],
    ...settings,
  };
}

export function makeRule(check: string, settings: Partial<RuleState> = {}): RuleState {
  return {
    name: `${check}-conformance-pack-x1y2z3a4b`,
    source: RULES_FUNCTION,
    parameters: { check },
    scope: ['AWS::ECS::TaskDefinition'],
    scheduled: false,
    ...settings,
  };
}

export function makeStatus(check: string, settings: Partial<RuleStatus> = {}): RuleStatus {
  return {
    name: `${check}-conformance-pack-x1y2z3a4b`,
    firstActivated: hoursAgo(1000),
    lastSuccess: hoursAgo(1),
    lastFailure: null,
    lastErrorCode: null,
    ...settings,
  };
}

export function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * 3_600_000);
}

export const ACTIVE: FunctionState = { runtime: 'nodejs24.x', state: 'Active', lastUpdateStatus: 'Successful' };

function all<T>(names: readonly string[], answer: T): ReadonlyMap<string, Asked<T>> {
  return new Map(names.map((name) => [name, { answer }]));
}

const RULES = ['taskdef-good', 'cluster-good', 'role-good', 'account-good'];

/** An account in which everything is deployed and works. */
export function makeFacts(settings: Partial<DeploymentFacts> = {}): DeploymentFacts {
  return {
    region: 'eu-west-1',
    caller: answered({ account: ACCOUNT, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/reader/me` }),
    recorders: answered([makeRecorder()]),
    recorderStatuses: answered([{ name: 'default', recording: true, lastStatus: 'Success', lastErrorCode: null }]),
    deliveryChannels: answered(['default']),
    packs: answered([{ name: 'ecs-guardrails', state: 'CREATE_COMPLETE' }]),
    rules: answered(RULES.map((id) => makeRule(id, id === 'role-good' ? { scope: ['AWS::IAM::Role'] } : {}))),
    ruleStatuses: answered(RULES.map((id) => makeStatus(id))),
    rulesWithoutResult: answered([]),
    functions: all(Object.values(FUNCTION_NAMES), ACTIVE),
    invokePolicy: answered(invokePolicy()),
    unreservedConcurrency: answered(1000),
    documents: all(documentNames(CHECKS), 'Active'),
    automationRole: answered(true),
    waitingMessages: all(FAILURE_QUEUES.map(failureQueueName), 0),
    ...settings,
  };
}

/** The same account before anything is deployed. */
export function makeBareFacts(settings: Partial<DeploymentFacts> = {}): DeploymentFacts {
  return makeFacts({
    packs: answered([]),
    rules: answered([]),
    ruleStatuses: answered([]),
    functions: all(Object.values(FUNCTION_NAMES), null),
    invokePolicy: answered(null),
    documents: all(documentNames(CHECKS), null),
    automationRole: answered(false),
    waitingMessages: all(FAILURE_QUEUES.map(failureQueueName), null),
    ...settings,
  });
}
