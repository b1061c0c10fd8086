/**
 * Every name that two stacks, a template and a function, or a function and a person must agree on. Templates and the
 * conformance pack are rendered from these, and nothing else spells them.
 */

const PREFIX = 'ecs-guardrails';

/** The Lambda functions of a member account, by bundle name in `dist/lambda/`. */
export const FUNCTION_NAMES = {
  rules: `${PREFIX}-rules`,
  stopper: `${PREFIX}-stopper`,
  remediation: `${PREFIX}-remediation`,
} as const;

/** What the functions run on. */
export const FUNCTION_RUNTIME = 'nodejs24.x';

/** One string key `pk`; items lapse by the TTL attribute `expiresAt` (epoch seconds). */
export const STATE_TABLE = { name: `${PREFIX}-state`, key: 'pk', ttl: 'expiresAt' } as const;

/** Name of the conformance pack, and of the StackSets that carry core and pack (never to be changed: create-only). */
export const PACK_NAME = PREFIX;
export const STACK_SET_NAMES = { core: `${PREFIX}-core`, pack: `${PREFIX}-pack` } as const;

/** Tells whether a conformance pack is ours: where the rules do not fit into one, the packs are numbered. */
export function isPackName(name: string): boolean {
  return name === PACK_NAME || (name.startsWith(`${PACK_NAME}-`) && /^\d+$/.test(name.slice(PACK_NAME.length + 1)));
}

/** What gives something up and leaves it in a queue, for a person to look at. */
export const FAILURE_QUEUES = ['rules', 'stopper', 'task-events'] as const;

/** Queue of what was given up. */
export function failureQueueName(of: (typeof FAILURE_QUEUES)[number]): string {
  return `${PREFIX}-${of}-failures`;
}

/** SSM document of a folder in `remediations/`. */
export function documentName(folder: string): string {
  return `${PREFIX}-${folder}`;
}

/** Folder of the document that says what to do, and changes nothing. */
export const GUIDANCE = 'guidance';

/** Folder of the document that moves services to a revision. */
export const MOVE_SERVICES = 'move-services';

/** Folders of documents that no check names: only a person starts them. */
export const DOCUMENTS_BY_HAND = [MOVE_SERVICES] as const;

/** The role that SSM Automation assumes; IAM is global, so the Region is part of the name. */
export function automationRoleName(region: string): string {
  return `${PREFIX}-automation-${region}`;
}

/** Bucket of the function code in one Region. */
export function assetBucketName(hubAccount: string, region: string): string {
  return `${PREFIX}-assets-${hubAccount}-${region}`;
}

/** Environment variables of the functions. */
export const FUNCTION_SETTINGS = {
  stopperMode: 'ECS_GUARDRAILS_STOPPER_MODE',
  stateTable: 'ECS_GUARDRAILS_STATE_TABLE',
  topicArn: 'ECS_GUARDRAILS_TOPIC_ARN',
  onError: 'ECS_GUARDRAILS_ON_ERROR',
  killSwitch: 'ECS_GUARDRAILS_KILL_SWITCH',
  exemptions: 'ECS_GUARDRAILS_EXEMPTIONS',
} as const;
