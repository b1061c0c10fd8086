import * as z from 'zod';
import type { JsonObject } from '../json';

const permission = z.strictObject({
  IpProtocol: z.string(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.strictObject({ CidrIp: z.string(), Description: z.string().optional() })).default([]),
  Ipv6Ranges: z.array(z.strictObject({ CidrIpv6: z.string(), Description: z.string().optional() })).default([]),
});

const group = z.strictObject({
  GroupId: z.string().startsWith('sg-'),
  GroupName: z.string(),
  Description: z.string(),
  OwnerId: z.string(),
  VpcId: z.string(),
  IpPermissions: z.array(permission).default([]),
});

/** A security group with its ingress rules, in the spelling of the EC2 API; rules for other peers are not simulated. */
export type SecurityGroup = z.output<typeof group>;

/**
 * Reads a security group.
 *
 * @throws ZodError
 */
export function readSecurityGroup(value: unknown): SecurityGroup {
  return group.parse(value);
}

/** A security group in the spelling of EC2's XML answers, which always have every list. */
export function wireSecurityGroup({ IpPermissions, ...settings }: SecurityGroup): JsonObject {
  return {
    ownerId: settings.OwnerId,
    groupId: settings.GroupId,
    groupName: settings.GroupName,
    groupDescription: settings.Description,
    vpcId: settings.VpcId,
    ipPermissions: IpPermissions.map(wirePermission),
    // What EC2 gives a new group: everything may go out.
    ipPermissionsEgress: [wirePermission({ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [] })],
    tagSet: [],
  };
}

function wirePermission({ IpProtocol, FromPort, ToPort, ...peers }: z.output<typeof permission>): JsonObject {
  return {
    ipProtocol: IpProtocol,
    ...(FromPort === undefined ? {} : { fromPort: FromPort }),
    ...(ToPort === undefined ? {} : { toPort: ToPort }),
    groups: [],
    ipRanges: peers.IpRanges.map(({ CidrIp, Description }) => ({ cidrIp: CidrIp, ...described(Description) })),
    ipv6Ranges: peers.Ipv6Ranges.map(({ CidrIpv6, Description }) => ({
      cidrIpv6: CidrIpv6,
      ...described(Description),
    })),
    prefixListIds: [],
  };
}

function described(description: string | undefined): JsonObject {
  return description === undefined ? {} : { description };
}
