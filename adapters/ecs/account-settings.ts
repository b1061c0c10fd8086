import { ListAccountSettingsCommand, type ECSClient, type Setting } from '@aws-sdk/client-ecs';

import type { LookUp } from '../../core/facts/look-ups';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { everyPage } from '../aws/pages';

const CALL: AwsCall = { action: 'ecs:ListAccountSettings', target: 'the account' };

/**
 * The ECS settings of the account in this Region: value by setting name.
 *
 * ECS answers for a principal, here the function's role. Effective settings are those of the account
 * (PutAccountSettingDefault) wherever the principal has none of its own, and a role that nobody calls PutAccountSetting
 * for has none. Users and roles that have their own keep them; those are not looked at.
 */
export function accountSettings(client: ECSClient, calls: AwsCalls): LookUp {
  const settings = once(() => read(client, calls));
  return () => settings('');
}

async function read(client: ECSClient, calls: AwsCalls): Promise<Readonly<Record<string, string>>> {
  const settings = await everyPage(CALL, async (nextToken) => {
    const answer = await calls.run(CALL, (abortSignal) =>
      client.send(new ListAccountSettingsCommand({ effectiveSettings: true, nextToken }), { abortSignal }),
    );
    return { items: answer.settings ?? [], next: answer.nextToken };
  });
  return Object.fromEntries(settings.map(entryOf));
}

function entryOf({ name, value }: Setting): [string, string] {
  if (name === undefined || value === undefined) throw answerInvalid(CALL, 'a setting without name or value');
  return [name, value];
}
