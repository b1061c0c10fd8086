import { createHash } from 'node:crypto';
import { SandboxError } from '../sandbox-error';

/** Where a stack is deployed. */
export interface Where {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly stackName: string;
}

/** A resource to be named; `named` reads a property of it. */
export interface Unnamed {
  readonly type: string;
  readonly logicalId: string;
  readonly named: (property: string) => string | undefined;
}

interface Naming {
  readonly property: string;
  readonly arn: (name: string, where: Where) => string;
  /** What `Ref` gives when it is not the name. */
  readonly ref?: (name: string, where: Where) => string;
}

const inRegion =
  (service: string, prefix: string) =>
  (name: string, { partition, region, account }: Where) =>
    `arn:${partition}:${service}:${region}:${account}:${prefix}${name}`;

const NAMINGS: ReadonlyMap<string, Naming> = new Map([
  ['AWS::Lambda::Function', { property: 'FunctionName', arn: inRegion('lambda', 'function:') }],
  ['AWS::DynamoDB::Table', { property: 'TableName', arn: inRegion('dynamodb', 'table/') }],
  ['AWS::Events::Rule', { property: 'Name', arn: inRegion('events', 'rule/') }],
  ['AWS::SSM::Document', { property: 'Name', arn: inRegion('ssm', 'document/') }],
  [
    'AWS::Logs::LogGroup',
    { property: 'LogGroupName', arn: (name, where) => `${inRegion('logs', 'log-group:')(name, where)}:*` },
  ],
  ['AWS::SNS::Topic', { property: 'TopicName', arn: inRegion('sns', ''), ref: inRegion('sns', '') }],
  [
    'AWS::SQS::Queue',
    {
      property: 'QueueName',
      arn: inRegion('sqs', ''),
      ref: (name, { region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    },
  ],
  [
    'AWS::IAM::Role',
    { property: 'RoleName', arn: (name, { partition, account }) => `arn:${partition}:iam::${account}:role/${name}` },
  ],
]);

/**
 * The name or ARN of a deployed resource. One that the template does not name gets a generated name, as CloudFormation
 * gives it: stack, logical id, and characters that depend on both.
 *
 * @throws SandboxError for a type that the sandbox does not deploy
 */
export function physicalId({ type, logicalId, named }: Unnamed, attribute: 'Ref' | 'Arn', where: Where): string {
  const naming = NAMINGS.get(type);
  if (naming === undefined) throw new SandboxError(`A reference to ${type} ${logicalId} is not simulated.`);
  const name = named(naming.property) ?? generatedName(logicalId, where.stackName);
  if (attribute === 'Arn') return naming.arn(name, where);
  return naming.ref?.(name, where) ?? name;
}

function generatedName(logicalId: string, stackName: string): string {
  const suffix = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, 12).toUpperCase();
  return `${stackName}-${logicalId}-${suffix}`;
}
