import { EC2Client } from '@aws-sdk/client-ec2';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { prefixLists } from '../../../../adapters/ec2/prefix-lists';
import { GuardrailsError } from '../../../../core/errors';
import { member, type Json } from '../../../../core/subject/json';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer, type FakeAnswers } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const SUBJECT = makeSubject({ type: 'AWS::ECS::Service' });

function lookUp(groups: Json | undefined, answers: FakeAnswers[string]) {
  const { settings, calls } = fakeEndpoint({ GetManagedPrefixListEntries: answers });
  const client = new EC2Client(settings);
  return {
    lists: prefixLists(
      client,
      awsCalls(() => 10_000),
      () => Promise.resolve(groups),
    ),
    calls,
  };
}

function page(cidrs: readonly string[], token = ''): FakeAnswer {
  const items = cidrs.map((cidr) => `<item><cidr>${cidr}</cidr></item>`).join('');
  return {
    body: `<GetManagedPrefixListEntriesResponse><entrySet>${items}</entrySet><nextToken>${token}</nextToken></GetManagedPrefixListEntriesResponse>`,
  };
}

/** The fact `security-groups` with one group whose rules name these lists. */
function groupNaming(...rules: readonly (readonly string[])[]) {
  const IpPermissions = rules.map((ids) => ({ PrefixListIds: ids.map((PrefixListId) => ({ PrefixListId })) }));
  return { 'sg-1': { IpPermissions } };
}

describe('the look-up prefix-lists', () => {
  it('reads all pages of every list that a rule of a group names', async () => {
    const groups = { ...groupNaming(['pl-1'], ['pl-1', 'pl-2']), 'sg-2': { IpPermissions: [] } };
    const { lists, calls } = lookUp(groups, (request) => {
      if (member(request, 'PrefixListId') === 'pl-2') return page([]);
      return member(request, 'NextToken') === undefined ? page(['10.0.0.0/8'], 'more') : page(['0.0.0.0/0']);
    });

    const found = await lists(SUBJECT);

    expect(found).toEqual({ 'pl-1': ['10.0.0.0/8', '0.0.0.0/0'], 'pl-2': [] });
    expect(calls.map(({ request }) => request)).toEqual([
      { PrefixListId: 'pl-1' },
      { PrefixListId: 'pl-2' },
      { PrefixListId: 'pl-1', NextToken: 'more' },
    ]);
  });

  it('reads a list once for many subjects', async () => {
    const { lists, calls } = lookUp(groupNaming(['pl-1']), page(['10.0.0.0/8']));

    await Promise.all([lists(SUBJECT), lists(SUBJECT)]);

    expect(calls).toHaveLength(1);
  });

  it.each(['InvalidPrefixListID.NotFound', 'InvalidPrefixListId.NotFound'])(
    'leaves out a list that is gone (%s)',
    async (error) => {
      const { lists } = lookUp(groupNaming(['pl-1', 'pl-2']), (request) =>
        member(request, 'PrefixListId') === 'pl-1' ? { error } : page(['10.0.0.0/8']),
      );

      const found = await lists(SUBJECT);

      expect(found).toEqual({ 'pl-2': ['10.0.0.0/8'] });
    },
  );

  it('takes no part of a list for the whole when it goes away meanwhile', async () => {
    const { lists } = lookUp(groupNaming(['pl-1']), [
      page(['10.0.0.0/8'], 'more'),
      { error: 'InvalidPrefixListId.NotFound' },
    ]);

    const found = await lists(SUBJECT);

    expect(found).toEqual({});
  });

  it.each([
    ['names no groups', undefined],
    ['has groups whose rules name no list', groupNaming([])],
    ['has rules that cannot be read', { 'sg-1': { IpPermissions: unknownValue('fact-missing', 'x') } }],
  ])('asks nothing for a service that %s', async (_, groups) => {
    const { lists, calls } = lookUp(groups, page([]));

    const found = await lists(SUBJECT);

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('answers an empty list where EC2 answers no entries', async () => {
    const { lists } = lookUp(groupNaming(['pl-1']), { body: '<GetManagedPrefixListEntriesResponse/>' });

    const found = await lists(SUBJECT);

    expect(found).toEqual({ 'pl-1': [] });
  });

  it.each([
    [
      'an entry without block',
      {
        body: '<GetManagedPrefixListEntriesResponse><entrySet><item><description>x</description></item></entrySet></GetManagedPrefixListEntriesResponse>',
      },
      'an entry without CIDR block',
    ],
    ['a refusal', { error: 'UnauthorizedOperation' }, 'Allow ec2:GetManagedPrefixListEntries'],
  ])('fails on %s', async (_, answer, words) => {
    const { lists } = lookUp(groupNaming(['pl-1']), answer);

    const failure = await failureOf(lists(SUBJECT));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('ec2:GetManagedPrefixListEntries on pl-1');
    expect(failure.message).toContain(words);
  });

  it('fails as the look-up of the groups fails', async () => {
    const refusal = new GuardrailsError('AWS_CALL_FAILED', 'ec2:DescribeSecurityGroups was refused.');
    const client = new EC2Client(fakeEndpoint({}).settings);
    const lists = prefixLists(
      client,
      awsCalls(() => 10_000),
      () => Promise.reject(refusal),
    );

    await expect(lists(SUBJECT)).rejects.toBe(refusal);
  });
});
