import { GetManagedPrefixListEntriesCommand, type EC2Client } from '@aws-sdk/client-ec2';

import type { LookUp } from '../../core/facts/look-ups';
import { isJsonList, isJsonObject, member, type Json } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { everyPage, type Page } from '../aws/pages';
import { unlessRefused } from '../aws/unless-refused';

/** EC2's error codes have had both spellings. */
const MISSING = ['InvalidPrefixListID.NotFound', 'InvalidPrefixListId.NotFound'];

/** Stands for the page of a list that is not there, or not there any more. */
const GONE: Page<undefined> = { items: [undefined], next: undefined };

/**
 * The CIDR blocks of the prefix lists that the ingress rules of a subject's security groups name, by prefix list id.
 *
 * @param groups the look-up `security-groups`; the one that serves as fact, so that groups are read once
 */
export function prefixLists(client: EC2Client, calls: AwsCalls, groups: LookUp): LookUp {
  const entries = once((id) => readEntries(client, calls, id));
  return async (subject) => {
    const ids = prefixListsIn(await groups(subject));
    if (ids.length === 0) return undefined;
    const found = await Promise.all(ids.map(async (id) => ({ id, blocks: await entries(id) })));
    return Object.fromEntries(found.flatMap(({ id, blocks }) => (blocks === undefined ? [] : [[id, blocks]])));
  };
}

/** @param groups the fact `security-groups` */
function prefixListsIn(groups: Json | undefined): readonly string[] {
  const permissions = (isJsonObject(groups) ? Object.values(groups) : []).flatMap(listAt('IpPermissions'));
  const ids = permissions.flatMap(listAt('PrefixListIds')).map((entry) => member(entry, 'PrefixListId'));
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

function listAt(name: string): (value: Json) => readonly Json[] {
  return (value) => {
    const list = member(value, name);
    return isJsonList(list) ? list : [];
  };
}

/** Lists of AWS (of S3, of CloudFront) as well as those of the account; the newest version of each. */
async function readEntries(client: EC2Client, calls: AwsCalls, id: string): Promise<readonly string[] | undefined> {
  const call: AwsCall = { action: 'ec2:GetManagedPrefixListEntries', target: id };
  const entries = await everyPage(call, async (token) => {
    const command = new GetManagedPrefixListEntriesCommand({ PrefixListId: id, NextToken: token });
    const answer = await calls.run(call, (abortSignal) =>
      unlessRefused(MISSING, client.send(command, { abortSignal })),
    );
    return answer === undefined ? GONE : { items: answer.Entries ?? [], next: answer.NextToken };
  });
  if (entries.includes(undefined)) return undefined;
  return entries.map((entry) => {
    if (entry?.Cidr === undefined) throw answerInvalid(call, 'an entry without CIDR block');
    return entry.Cidr;
  });
}
