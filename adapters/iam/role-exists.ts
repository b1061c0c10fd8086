import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';

import type { Asked } from '../../core/facts/asked';
import { ask } from '../aws/ask';
import { unlessRefused } from '../aws/unless-refused';

/** Tells whether the account has a role of the name. */
export function roleExists(client: IAMClient, name: string): Promise<Asked<boolean>> {
  return ask('iam:GetRole', async (abortSignal) => {
    const role = client.send(new GetRoleCommand({ RoleName: name }), { abortSignal });
    return (await unlessRefused(['NoSuchEntityException', 'NoSuchEntity'], role)) !== undefined;
  });
}
