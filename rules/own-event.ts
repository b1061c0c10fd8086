import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { GuardrailsError, type ErrorCode } from '../core/errors';
import { parseArn } from '../core/subject/arn';
import { invalidField } from './event-fields';

/**
 * Refuses the event of a rule that is not of the own account and Region: another account's rule may name our function as
 * its target, and must get no verdict from us (confused deputy).
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH`, `EVENT_INVALID`
 */
export function refuseForeignRule(accountId: string, configRuleArn: string, own: OwnIdentity): void {
  const rule = parseArn(configRuleArn);
  if (rule?.service !== 'config') throw invalidField('event.configRuleArn', 'the ARN of a Config rule', configRuleArn);
  refuseUnless('ACCOUNT_MISMATCH', 'event.accountId', accountId, own.account);
  refuseUnless('ACCOUNT_MISMATCH', 'event.configRuleArn', rule.account, own.account);
  refuseUnless('REGION_MISMATCH', 'event.configRuleArn', rule.region, own.region);
}

/**
 * Refuses what another account or Region recorded. Resources of global services (IAM) are recorded as `global`.
 *
 * @param place where it says so, for the message
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH`
 */
export function refuseForeign(
  place: string,
  { account, region }: { readonly account?: string | undefined; readonly region?: string | undefined },
  own: OwnIdentity,
): void {
  if (account !== undefined) refuseUnless('ACCOUNT_MISMATCH', `${place}.awsAccountId`, account, own.account);
  if (region !== undefined && region !== 'global') {
    refuseUnless('REGION_MISMATCH', `${place}.awsRegion`, region, own.region);
  }
}

function refuseUnless(code: ErrorCode, place: string, found: string, own: string): void {
  if (found === own) return;
  throw new GuardrailsError(
    code,
    `${place} says ${JSON.stringify(found.slice(0, 64))}; this function judges for ${own} only. ` +
      "Deploy it in every account and Region, and let only the own account's Config invoke it.",
    { place: { field: place } },
  );
}
