import type { OwnIdentity } from '../../adapters/lambda/own-identity';
import { GuardrailsError } from '../../core/errors';
import { parseArn } from '../../core/subject/arn';
import { quoted } from '../quoted';

/** A family, and the revision that was named, if one was. */
export interface NamedDefinition {
  readonly family: string;
  readonly revision: number | undefined;
}

/** Characters and length of a family (ECS API `RegisterTaskDefinition`); a revision is a positive number. */
const NAME = /^([A-Za-z0-9_-]{1,255})(?::([1-9]\d*))?$/;

const PREFIX = 'task-definition/';

/**
 * The task definition that a resource id means: AWS Config's id is a family, or a family and a revision; an ARN of any
 * partition is read too.
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH` for an ARN that is not ours, `REMEDIATION_INVALID` for
 *   anything else
 */
export function familyOf(resourceId: string, own: OwnIdentity): NamedDefinition {
  const arn = parseArn(resourceId);
  if (arn === undefined) return named(resourceId, resourceId);
  if (arn.service !== 'ecs' || !arn.resource.startsWith(PREFIX)) throw notADefinition(resourceId);
  if (arn.account !== own.account) throw foreign('ACCOUNT_MISMATCH', resourceId, `account ${own.account}`);
  if (arn.region !== own.region) throw foreign('REGION_MISMATCH', resourceId, `Region ${own.region}`);
  return named(arn.resource.slice(PREFIX.length), resourceId);
}

function named(text: string, resourceId: string): NamedDefinition {
  const [, family, revision] = NAME.exec(text) ?? [];
  if (family === undefined) throw notADefinition(resourceId);
  return { family, revision: revision === undefined ? undefined : Number(revision) };
}

function foreign(code: 'ACCOUNT_MISMATCH' | 'REGION_MISMATCH', resourceId: string, where: string): GuardrailsError {
  return new GuardrailsError(
    code,
    `${quoted(resourceId)} is not in ${where}, where this function runs. Run the document there.`,
    { place: { field: 'resourceId' } },
  );
}

function notADefinition(resourceId: string): GuardrailsError {
  return new GuardrailsError(
    'REMEDIATION_INVALID',
    `The event's "resourceId" is ${quoted(resourceId)}; expected a family, family:revision, or the ARN of a task ` +
      'definition, arn:<partition>:ecs:<region>:<account>:task-definition/<family>:<revision>.',
    { place: { field: 'resourceId' } },
  );
}
