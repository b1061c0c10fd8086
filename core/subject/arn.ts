/** An ARN taken apart. `resource` keeps everything behind the fifth colon. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/**
 * Reads an ARN (`arn:partition:service:region:account:resource`, IAM User Guide "Amazon Resource Names").
 *
 * @returns the parts, or `undefined` when the text is not an ARN; region and account may be empty strings.
 */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || account === undefined) return undefined;
  const resource = rest.join(':');
  return resource === '' ? undefined : { partition, service, region, account, resource };
}

/** A task definition as its family and revision; `revision` is `undefined` for a bare family. */
export interface TaskDefinitionName {
  readonly family: string;
  readonly revision: number | undefined;
}

/**
 * Reads `family`, `family:revision` or a task definition ARN of any partition (ECS API `DescribeTaskDefinition`).
 *
 * @returns `undefined` when it is none of them; revisions are positive and have any number of digits.
 */
export function parseTaskDefinitionName(text: string): TaskDefinitionName | undefined {
  const arn = parseArn(text);
  const name =
    arn === undefined ? text : arn.service === 'ecs' ? afterPrefix(arn.resource, 'task-definition/') : undefined;
  const match = name === undefined ? null : /^([A-Za-z0-9_-]{1,255})(?::([1-9]\d*))?$/.exec(name);
  if (match?.[1] === undefined) return undefined;
  return { family: match[1], revision: match[2] === undefined ? undefined : Number(match[2]) };
}

function afterPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
