import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { GuardrailsError } from '../core/errors';
import { subjectOfArn } from '../core/inputs/described-subject';
import { ACCOUNT_TYPE, type Subject } from '../core/subject/subject';
import { quoted } from './quoted';

/**
 * Refuses every account but the own one.
 *
 * @param resourceId as AWS Config has it for an account: its id
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REMEDIATION_INVALID` when it is no id of an account
 */
export function ownAccount(resourceId: string, own: OwnIdentity): string {
  const place = { field: 'resourceId' };
  if (!/^\d{12}$/.test(resourceId)) {
    const found = `The event's "resourceId" is ${quoted(resourceId)}; expected the id of an account, 12 digits.`;
    throw new GuardrailsError('REMEDIATION_INVALID', found, { place });
  }
  if (resourceId === own.account) return resourceId;
  const found = `Account ${resourceId} is not ${own.account}, where this function runs. Run the document there.`;
  throw new GuardrailsError('ACCOUNT_MISMATCH', found, { place });
}

/** The own account in the own Region, as policies judge it; what decides about it is looked up. */
export function accountSubject({ account, partition, region }: OwnIdentity): Subject {
  return { ...subjectOfArn(ACCOUNT_TYPE, account), partition, account, region };
}
