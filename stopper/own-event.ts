import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { GuardrailsError } from '../core/errors';
import type { TaskEvent } from '../core/inputs/task-event';
import { parseArn } from '../core/subject/arn';

/**
 * Refuses an event that is not of the account and Region that this function runs in: whoever can put a message into the
 * queue must not be able to point the stopper's role at something else.
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH`
 */
export function requireOwnEvent(event: TaskEvent, own: OwnIdentity): void {
  requireOwn('account', event.account, 'region', event.region, own);
  requireOwnArn('detail.clusterArn', event.clusterArn, own);
  requireOwnArn('detail.taskArn', event.taskArn, own);
  requireOwnArn('detail.taskDefinitionArn', event.taskDefinitionArn, own);
}

function requireOwnArn(field: string, text: string, own: OwnIdentity): void {
  const arn = parseArn(text);
  requireOwn(field, arn?.account, field, arn?.region, own);
}

function requireOwn(
  accountField: string,
  account: string | undefined,
  regionField: string,
  region: string | undefined,
  own: OwnIdentity,
): void {
  if (account !== own.account) {
    throw new GuardrailsError('ACCOUNT_MISMATCH', mismatch('account', account, own.account), {
      place: { field: accountField },
    });
  }
  if (region !== own.region) {
    throw new GuardrailsError('REGION_MISMATCH', mismatch('Region', region, own.region), {
      place: { field: regionField },
    });
  }
}

function mismatch(what: string, found: string | undefined, expected: string): string {
  return (
    `The event is of ${what} ${JSON.stringify(found ?? null)}, this function of ${expected}. Nothing was done; ` +
    'find out who may send to the queue.'
  );
}
