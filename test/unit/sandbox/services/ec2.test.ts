import { SecurityGroups } from '../../../../sandbox/services/ec2';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };

function group(GroupId: string, settings: object = {}) {
  return { GroupId, GroupName: 'web', Description: 'Web', OwnerId: '111122223333', VpcId: 'vpc-1', ...settings };
}

async function describeGroups(input: object): Promise<object> {
  const groups = new SecurityGroups();
  groups.put(group('sg-1', { IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }] }));
  groups.put(group('sg-2'));
  const run = groups.service().operations.get('DescribeSecurityGroups');
  return (await run?.(input, CONTEXT)) ?? {};
}

describe('DescribeSecurityGroups', () => {
  it.each<[string, object, readonly string[]]>([
    ['everything', {}, ['sg-1', 'sg-2']],
    ['groups by their ids', { 'GroupId.1': 'sg-2' }, ['sg-2']],
    [
      'groups by a filter, those that are there',
      { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': 'sg-1', 'Filter.1.Value.2': 'sg-9' },
      ['sg-1'],
    ],
    ['none for a filter that selects none', { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': 'sg-9' }, []],
    [
      'what all filters select',
      {
        'Filter.1.Name': 'group-id',
        'Filter.1.Value.1': 'sg-1',
        'Filter.2.Name': 'group-id',
        'Filter.2.Value.1': 'sg-2',
      },
      [],
    ],
  ])('answers %s', async (_what, input, ids) => {
    const answer = await describeGroups(input);

    expect(answer).toMatchObject({ securityGroupInfo: ids.map((groupId) => ({ groupId })) });
    expect(answer).toMatchObject({ securityGroupInfo: { length: ids.length } });
  });

  it("answers rules in the spelling of the wire, with every list of peers, and a group's empty list", async () => {
    const answer = await describeGroups({});

    expect(answer).toMatchObject({
      securityGroupInfo: [
        {
          ipPermissions: [
            {
              ipProtocol: 'tcp',
              fromPort: 443,
              toPort: 443,
              groups: [],
              ipRanges: [],
              ipv6Ranges: [],
              prefixListIds: [],
            },
          ],
        },
        { ipPermissions: [] },
      ],
    });
  });

  it.each([
    ['a named group that is not there', { 'GroupId.1': 'sg-9' }, 'InvalidGroup.NotFound'],
    ['another filter', { 'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': 'vpc-1' }, 'SandboxUnsupportedOperation'],
    ['a member that it does not know', { MaxResults: '5' }, 'SandboxUnsupportedOperation'],
  ])('refuses %s', async (_what, input, code) => {
    const answer = describeGroups(input);

    await expect(answer).rejects.toMatchObject({ code });
  });
});

describe('security groups as state', () => {
  it.each([
    ['no id', { GroupId: undefined }],
    ['a rule for a peer that is not simulated', { IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [] }] }],
  ])('refuses a group with %s', (_what, settings) => {
    const put = () => {
      new SecurityGroups().put({ ...group('sg-1'), ...settings });
    };

    expect(put).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});
