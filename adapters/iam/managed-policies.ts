import { GetPolicyCommand, GetPolicyVersionCommand, type IAMClient } from '@aws-sdk/client-iam';

import type { LookUp } from '../../core/facts/look-ups';
import { isJsonList, member, type Json } from '../../core/subject/json';
import { normaliseConfiguration } from '../../core/subject/normalise';
import type { Subject } from '../../core/subject/subject';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredTexts } from '../aws/configured';
import { unlessRefused } from '../aws/unless-refused';

const MISSING = ['NoSuchEntityException', 'NoSuchEntity'];

/**
 * What the managed policies of a role say, those of AWS as well: the document of the default version by policy ARN, in
 * the form in which policies read the role's own documents. A document that cannot be read is an unknown value; a
 * policy that is gone is left out.
 */
export function managedPolicies(client: IAMClient, calls: AwsCalls): LookUp {
  const policy = once((arn) => read(client, calls, arn));
  return async (subject) => {
    const arns = attachedTo(subject);
    if (arns.length === 0) return undefined;
    const found = await Promise.all(arns.map(async (arn) => ({ arn, document: await policy(arn) })));
    return Object.fromEntries(found.flatMap(({ arn, document }) => (document === undefined ? [] : [[arn, document]])));
  };
}

function attachedTo(subject: Subject): readonly string[] {
  const attached = subject.configuration['AttachedManagedPolicies'];
  const arns = (isJsonList(attached) ? attached : []).map((policy) => member(policy, 'PolicyArn'));
  return [
    ...new Set([...arns.filter((arn) => typeof arn === 'string'), ...configuredTexts(subject, ['ManagedPolicyArns'])]),
  ];
}

async function read(client: IAMClient, calls: AwsCalls, arn: string): Promise<Json | undefined> {
  const policyCall: AwsCall = { action: 'iam:GetPolicy', target: arn };
  const policy = await calls.run(policyCall, (abortSignal) =>
    unlessRefused(MISSING, client.send(new GetPolicyCommand({ PolicyArn: arn }), { abortSignal })),
  );
  if (policy === undefined) return undefined;
  const version = policy.Policy?.DefaultVersionId;
  if (version === undefined) throw answerInvalid(policyCall, 'no default version');
  const call: AwsCall = { action: 'iam:GetPolicyVersion', target: arn };
  const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version });
  const answer = await calls.run(call, (abortSignal) => unlessRefused(MISSING, client.send(command, { abortSignal })));
  if (answer === undefined) return undefined;
  const document = answer.PolicyVersion?.Document;
  if (document === undefined || document === '') throw answerInvalid(call, 'no document');
  return normalised(document);
}

/** Facts reach policies as they are, so the document takes the way that a role's own documents take. */
function normalised(document: string): Json | undefined {
  const role = normaliseConfiguration('AWS::IAM::Role', { AssumeRolePolicyDocument: document }, { absence: 'default' });
  return role['AssumeRolePolicyDocument'];
}
