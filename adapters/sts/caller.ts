import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';

import type { Asked } from '../../core/facts/asked';
import type { Caller } from '../../core/facts/deployment';
import { answerInvalid } from '../aws/call-failed';
import { ask } from '../aws/ask';

const ACTION = 'sts:GetCallerIdentity';

/** Who the credentials belong to. The call needs no permission. */
export function caller(client: STSClient): Promise<Asked<Caller>> {
  return ask(ACTION, async (abortSignal) => {
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal });
    if (Account === undefined || Arn === undefined)
      throw answerInvalid({ action: ACTION, target: 'the caller' }, 'nobody');
    return { account: Account, arn: Arn };
  });
}
