import {
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';

import type { LookUp } from '../../core/facts/look-ups';
import type { JsonObject } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredTexts } from '../aws/configured';
import { everyPage } from '../aws/pages';

const GROUPS = ['NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups'] as const;

/** The ingress rules of the security groups that a service or task set names, by group id. */
export function securityGroups(client: EC2Client, calls: AwsCalls): LookUp {
  const groups = once((ids) => read(client, calls, ids.split(' ')));
  return async (subject) => {
    const ids = configuredTexts(subject, GROUPS);
    return ids.length === 0 ? undefined : groups([...ids].sort().join(' '));
  };
}

async function read(client: EC2Client, calls: AwsCalls, ids: readonly string[]): Promise<JsonObject> {
  const call: AwsCall = { action: 'ec2:DescribeSecurityGroups', target: ids.join(', ') };
  // Asked for by `GroupIds`, one group that is gone would fail the call for all of them.
  const filters = [{ Name: 'group-id', Values: [...ids] }];
  const groups = await everyPage(call, async (token) => {
    const answer = await calls.run(call, (abortSignal) =>
      client.send(new DescribeSecurityGroupsCommand({ Filters: filters, NextToken: token }), { abortSignal }),
    );
    return { items: answer.SecurityGroups ?? [], next: answer.NextToken };
  });
  return Object.fromEntries(groups.map((group) => entryOf(call, group)));
}

/** EC2 writes a group without rules as an empty list: an absent one is no group that lets nobody in. */
function entryOf(call: AwsCall, { GroupId, GroupName, IpPermissions }: SecurityGroup): [string, JsonObject] {
  if (GroupId === undefined || IpPermissions === undefined) throw answerInvalid(call, 'a group without id or rules');
  return [
    GroupId,
    {
      ...(GroupName === undefined ? {} : { GroupName }),
      IpPermissions: IpPermissions.map((permission) => permissionOf(call, permission)),
    },
  ];
}

/** A rule for all protocols (`-1`) has no ports. */
function permissionOf(call: AwsCall, permission: IpPermission): JsonObject {
  const { FromPort, IpProtocol, ToPort } = permission;
  if (IpProtocol === undefined) throw answerInvalid(call, 'a rule without a protocol');
  return {
    ...(FromPort === undefined ? {} : { FromPort }),
    IpProtocol,
    IpRanges: listOf(
      call,
      'CidrIp',
      permission.IpRanges?.map(({ CidrIp }) => CidrIp),
    ),
    Ipv6Ranges: listOf(
      call,
      'CidrIpv6',
      permission.Ipv6Ranges?.map(({ CidrIpv6 }) => CidrIpv6),
    ),
    PrefixListIds: listOf(
      call,
      'PrefixListId',
      permission.PrefixListIds?.map(({ PrefixListId }) => PrefixListId),
    ),
    ...(ToPort === undefined ? {} : { ToPort }),
  };
}

/** A rule may lack the kinds of peers that it does not name; a peer that says nothing would be taken for nobody. */
function listOf(call: AwsCall, name: string, peers: readonly (string | undefined)[] = []): readonly JsonObject[] {
  return peers.map((peer) => {
    if (peer === undefined) throw answerInvalid(call, `a rule for a peer without ${name}`);
    return { [name]: peer };
  });
}
