import { GuardrailsError } from '../../core/errors';
import { parseArn } from '../../core/subject/arn';

/** Where the running function lives. */
export interface OwnIdentity {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/**
 * Reads account and Region from the function's own ARN: no call, no variable that could be set wrongly.
 *
 * @param invokedFunctionArn `context.invokedFunctionArn`, with or without an alias or version behind the name
 * @throws GuardrailsError `INTERNAL` when it is not the ARN of a Lambda function
 */
export function ownIdentity(invokedFunctionArn: string): OwnIdentity {
  const arn = parseArn(invokedFunctionArn);
  if (arn?.service === 'lambda' && arn.region !== '' && /^\d{12}$/.test(arn.account)) {
    return { partition: arn.partition, account: arn.account, region: arn.region };
  }
  throw new GuardrailsError(
    'INTERNAL',
    `context.invokedFunctionArn is ${JSON.stringify(invokedFunctionArn)}; expected ` +
      'arn:<partition>:lambda:<region>:<12-digit account>:function:<name>.',
    { place: { field: 'context.invokedFunctionArn' } },
  );
}
