import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { GuardrailsError } from '../core/errors';
import { parseArn } from '../core/subject/arn';
import { quoted } from './quoted';

/** How the resources of one type are named. */
export interface ResourceForm {
  /** Service of the ARN: `ecr`. */
  readonly service: string;
  /** What stands before the name in the ARN: `repository/`. */
  readonly prefix: string;
  /** Characters and length of the name. */
  readonly name: RegExp;
  /** The name in words, for the message of an error. */
  readonly named: string;
  /** The name as a place in an ARN: `<name>`. */
  readonly placeholder: string;
}

/** A resource of the own account and Region. */
export interface OwnResource {
  readonly name: string;
  readonly arn: string;
}

/**
 * The resource that a resource id means: its name, or its ARN of any partition.
 *
 * @returns the ARN in the own partition
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH` for an ARN that is not ours, `REMEDIATION_INVALID` when
 *   it is neither a name nor an ARN of that form
 */
export function ownResource(resourceId: string, own: OwnIdentity, form: ResourceForm): OwnResource {
  const arn = parseArn(resourceId);
  if (arn === undefined) return checked(resourceId, resourceId, own, form);
  if (arn.service !== form.service || !arn.resource.startsWith(form.prefix)) throw invalid(resourceId, form);
  assertOwn(resourceId, own);
  return checked(arn.resource.slice(form.prefix.length), resourceId, own, form);
}

/**
 * Refuses a resource of another account or Region.
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH`
 */
export function assertOwn(resourceArn: string, own: OwnIdentity): void {
  const arn = parseArn(resourceArn);
  if (arn?.account !== own.account) throw foreign('ACCOUNT_MISMATCH', resourceArn, `account ${own.account}`);
  if (arn.region !== own.region) throw foreign('REGION_MISMATCH', resourceArn, `Region ${own.region}`);
}

function foreign(code: 'ACCOUNT_MISMATCH' | 'REGION_MISMATCH', arn: string, where: string): GuardrailsError {
  return new GuardrailsError(
    code,
    `${quoted(arn)} is not in ${where}, where this function runs. Run the document there.`,
    { place: { field: 'resourceId' } },
  );
}

function checked(name: string, resourceId: string, own: OwnIdentity, form: ResourceForm): OwnResource {
  if (!form.name.test(name)) throw invalid(resourceId, form);
  const { partition, region, account } = own;
  return { name, arn: `arn:${partition}:${form.service}:${region}:${account}:${form.prefix}${name}` };
}

function invalid(resourceId: string, { service, prefix, named, placeholder }: ResourceForm): GuardrailsError {
  return new GuardrailsError(
    'REMEDIATION_INVALID',
    `The event's "resourceId" is ${quoted(resourceId)}; expected ${named} or its ARN, ` +
      `arn:<partition>:${service}:<region>:<account>:${prefix}${placeholder}.`,
    { place: { field: 'resourceId' } },
  );
}
