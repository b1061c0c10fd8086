import { IAMClient } from '@aws-sdk/client-iam';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { managedPolicies } from '../../../../adapters/iam/managed-policies';
import { member, type Json } from '../../../../core/subject/json';
import { isUnknown, unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer, type FakeAnswers } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const OWN = 'arn:aws:iam::111122223333:policy/payments';
const AWS_MANAGED = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const UNKNOWN = unknownValue('unresolved-reference', '!Ref Policy');

function lookUp(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  return {
    policies: managedPolicies(
      new IAMClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function policy(version: string): FakeAnswer {
  return {
    body: `<GetPolicyResponse><GetPolicyResult><Policy>${version}</Policy></GetPolicyResult></GetPolicyResponse>`,
  };
}

const VERSION_3 = policy('<DefaultVersionId>v3</DefaultVersionId>');

/** IAM answers documents URL-encoded (IAM API reference, `GetPolicyVersion`). */
function version(document: string): FakeAnswer {
  const encoded = document === '' ? '' : `<Document>${encodeURIComponent(document)}</Document>`;
  return {
    body: `<GetPolicyVersionResponse><GetPolicyVersionResult><PolicyVersion>${encoded}</PolicyVersion></GetPolicyVersionResult></GetPolicyVersionResponse>`,
  };
}

function roleWith(configuration: Readonly<Record<string, Json>>) {
  return makeSubject({ type: 'AWS::IAM::Role', configuration });
}

const ROLE = roleWith({ AttachedManagedPolicies: [{ PolicyArn: OWN, PolicyName: 'payments' }] });

describe('the look-up managed-policies', () => {
  it('hands over documents in the form in which policies read those of the role', async () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 's3:Get*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/%7Bteam': 'payments' } },
      },
    };
    const { policies, calls } = lookUp({ GetPolicy: VERSION_3, GetPolicyVersion: version(JSON.stringify(document)) });

    const found = await policies(ROLE);

    expect(found).toEqual({
      [OWN]: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:Get*'],
            Resource: ['*'],
            Condition: { StringEquals: { 'aws:PrincipalTag/%7Bteam': ['payments'] } },
          },
        ],
      },
    });
    expect(calls).toEqual([
      { operation: 'GetPolicy', request: { PolicyArn: OWN } },
      { operation: 'GetPolicyVersion', request: { PolicyArn: OWN, VersionId: 'v3' } },
    ]);
  });

  it('reads every policy that a role names once, wherever it names it, for many roles', async () => {
    const { policies, calls } = lookUp({
      GetPolicy: VERSION_3,
      GetPolicyVersion: version('{"Statement":[{"Effect":"Deny"}]}'),
    });
    const role = roleWith({
      AttachedManagedPolicies: [{ PolicyArn: OWN }, { PolicyName: 'x' }, { PolicyArn: UNKNOWN }, UNKNOWN],
      ManagedPolicyArns: [AWS_MANAGED, OWN, UNKNOWN],
    });

    const [found] = await Promise.all([policies(role), policies(ROLE)]);

    const document = { Statement: [{ Effect: 'Deny' }] };
    expect(found).toEqual({ [OWN]: document, [AWS_MANAGED]: document });
    expect(calls).toHaveLength(4);
  });

  it.each([
    ['no policy', {}],
    ['empty lists', { AttachedManagedPolicies: [], ManagedPolicyArns: [] }],
    ['unknown lists', { AttachedManagedPolicies: UNKNOWN, ManagedPolicyArns: UNKNOWN }],
  ])('asks nothing for a role with %s', async (_, configuration) => {
    const { policies, calls } = lookUp({});

    const found = await policies(roleWith(configuration));

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['policy', { GetPolicy: { error: 'NoSuchEntity' } }],
    ['version', { GetPolicy: VERSION_3, GetPolicyVersion: { error: 'NoSuchEntity' } }],
  ])('leaves out a policy whose %s is gone', async (_, answers) => {
    const { policies } = lookUp(answers);

    const found = await policies(ROLE);

    expect(found).toEqual({});
  });

  it.each(['not JSON', '[]', '{"Statement":'])('does not know a document that is %s', async (document) => {
    const { policies } = lookUp({ GetPolicy: VERSION_3, GetPolicyVersion: version(document) });

    const found = await policies(ROLE);

    expect(isUnknown(member(found, OWN))).toBe(true);
  });

  it.each([
    ['no policy', { GetPolicy: { body: '<GetPolicyResponse/>' } }, 'iam:GetPolicy', 'no default version'],
    ['a policy without default version', { GetPolicy: policy('') }, 'iam:GetPolicy', 'no default version'],
    [
      'no version',
      { GetPolicy: VERSION_3, GetPolicyVersion: { body: '<GetPolicyVersionResponse/>' } },
      'iam:GetPolicyVersion',
      'no document',
    ],
    [
      'an empty document',
      {
        GetPolicy: VERSION_3,
        GetPolicyVersion: {
          body: '<GetPolicyVersionResponse><GetPolicyVersionResult><PolicyVersion><Document/></PolicyVersion></GetPolicyVersionResult></GetPolicyVersionResponse>',
        },
      },
      'iam:GetPolicyVersion',
      'no document',
    ],
    ['a refusal', { GetPolicy: { error: 'AccessDenied' } }, 'iam:GetPolicy', 'Allow iam:GetPolicy in'],
    [
      'a refusal to read the version',
      { GetPolicy: VERSION_3, GetPolicyVersion: { error: 'AccessDenied' } },
      'iam:GetPolicyVersion',
      'Allow iam:GetPolicyVersion in',
    ],
  ])('fails on %s', async (_, answers, action, words) => {
    const { policies } = lookUp(answers);

    const failure = await failureOf(policies(ROLE));

    expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: action } });
    expect(failure.message).toContain(`${action} on ${OWN}`);
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });
});
