import { EC2Client } from '@aws-sdk/client-ec2';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { securityGroups } from '../../../../adapters/ec2/security-groups';
import type { Json } from '../../../../core/subject/json';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const UNKNOWN = unknownValue('unresolved-reference', '!Ref Group');

function lookUp(answers: FakeAnswer | readonly FakeAnswer[]) {
  const { settings, calls } = fakeEndpoint({ DescribeSecurityGroups: answers });
  return {
    groups: securityGroups(
      new EC2Client(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

/** EC2 answers XML, in which an empty list is an empty element. */
function page(groups: string, token = ''): FakeAnswer {
  return {
    body: `<DescribeSecurityGroupsResponse><securityGroupInfo>${groups}</securityGroupInfo><nextToken>${token}</nextToken></DescribeSecurityGroupsResponse>`,
  };
}

function group(id: string, permissions: string): string {
  return `<item><groupId>${id}</groupId><groupName>web</groupName>${permissions}</item>`;
}

function rule(members: string): FakeAnswer {
  return page(group('sg-1', `<ipPermissions><item>${members}</item></ipPermissions>`));
}

function serviceWith(securityGroups: Json) {
  const configuration = { NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: securityGroups } } };
  return makeSubject({ type: 'AWS::ECS::Service', configuration });
}

describe('the look-up security-groups', () => {
  it('reads the ingress rules of every group on every page', async () => {
    const { groups, calls } = lookUp([
      page(
        group(
          'sg-1',
          `<ipPermissions>
            <item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>443</toPort><groups/>
              <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>x</description></item></ipRanges>
              <ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>
              <prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds></item>
            <item><ipProtocol>-1</ipProtocol></item>
          </ipPermissions><ipPermissionsEgress/>`,
        ),
        'more',
      ),
      page('<item><groupId>sg-2</groupId><ipPermissions/></item>'),
    ]);

    const found = await groups(serviceWith(['sg-2', 'sg-1', 'sg-2', UNKNOWN]));

    expect(found).toEqual({
      'sg-1': {
        GroupName: 'web',
        IpPermissions: [
          {
            FromPort: 22,
            IpProtocol: 'tcp',
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
            Ipv6Ranges: [{ CidrIpv6: '::/0' }],
            PrefixListIds: [{ PrefixListId: 'pl-1' }],
            ToPort: 443,
          },
          { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [], PrefixListIds: [] },
        ],
      },
      'sg-2': { IpPermissions: [] },
    });
    const filter = { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': 'sg-1', 'Filter.1.Value.2': 'sg-2' };
    expect(calls.map(({ request }) => request)).toEqual([filter, { ...filter, NextToken: 'more' }]);
  });

  it('leaves out a group that is gone', async () => {
    const { groups } = lookUp(page(group('sg-1', '<ipPermissions/>')));

    const found = await groups(serviceWith(['sg-1', 'sg-gone']));

    expect(found).toEqual({ 'sg-1': { GroupName: 'web', IpPermissions: [] } });
  });

  it('leaves out all of them where EC2 answers none', async () => {
    const { groups } = lookUp({ body: '<DescribeSecurityGroupsResponse/>' });

    const found = await groups(serviceWith(['sg-gone']));

    expect(found).toEqual({});
  });

  it('asks once for the same groups in any order', async () => {
    const { groups, calls } = lookUp(page(''));

    await Promise.all([groups(serviceWith(['sg-1', 'sg-2'])), groups(serviceWith(['sg-2', 'sg-1']))]);

    expect(calls).toHaveLength(1);
  });

  it.each([
    ['no list', serviceWith({})],
    ['an unknown list', serviceWith(UNKNOWN)],
    ['unknown groups only', serviceWith([UNKNOWN])],
    ['no network configuration', makeSubject({ configuration: {} })],
  ])('asks nothing for a service with %s', async (_, subject) => {
    const { groups, calls } = lookUp(page(''));

    const found = await groups(subject);

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    [
      'a group without rules, not even none',
      page('<item><groupId>sg-1</groupId></item>'),
      'a group without id or rules',
    ],
    ['a group without id', page('<item><ipPermissions/></item>'), 'a group without id or rules'],
    ['a rule without protocol', rule('<fromPort>1</fromPort>'), 'a rule without a protocol'],
    [
      'an address that says nothing',
      rule('<ipProtocol>tcp</ipProtocol><ipRanges><item><description>x</description></item></ipRanges>'),
      'a rule for a peer without CidrIp',
    ],
    ['a refusal', { error: 'UnauthorizedOperation' }, 'Allow ec2:DescribeSecurityGroups'],
    ['an error', { error: 'RequestLimitExceeded' }, 'failed with RequestLimitExceeded'],
  ])('fails on %s', async (_, answer, words) => {
    const { groups } = lookUp(answer);

    const failure = await failureOf(groups(serviceWith(['sg-1', 'sg-0'])));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('ec2:DescribeSecurityGroups on sg-0, sg-1');
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });
});
