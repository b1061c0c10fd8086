import { Fn } from 'aws-cdk-lib';

/** One statement of an identity-based policy of ours: no wildcard action, ever; a test looks at every template. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  /** ARNs, as texts with `${AWS::…}` placeholders or as tokens. */
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A policy document; placeholders such as `${AWS::Region}` become `Fn::Sub`. */
export function policyDocument(statements: readonly PolicyStatement[]): object {
  return { Version: '2012-10-17', Statement: statements.map(({ ...statement }) => substituted(statement)) };
}

/** Trust in one AWS service, limited to this account where the service says on whose behalf it acts. */
export function serviceTrust(service: string, condition?: object): object {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
    ...(condition === undefined ? {} : { Condition: substituted(condition) }),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** `Fn::Sub` where a text has a placeholder of CloudFormation; an IAM variable such as `${aws:username}` stays. */
function substituted(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.includes('${AWS::') ? Fn.sub(value.replaceAll(/\$\{(?!AWS::)/g, '${!')) : value;
  }
  if (Array.isArray(value)) return value.map(substituted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, substituted(member)]));
}
