import type * as z from 'zod';
import { AwsError, unsupported } from './aws-error';

/** Who signed a request. */
export interface Caller {
  /** Role or user, for the list of calls. */
  readonly name: string;
  readonly account: string;
  /** IAM actions (`ecs:StopTask`) that are allowed; `*` allows all. Resources and conditions are not evaluated. */
  readonly actions: ReadonlySet<string>;
}

/** What an operation knows of the request beside its input. */
export interface Context {
  readonly caller: Caller;
  readonly region: string;
}

/** An operation of a service: takes the request's JSON, answers the response's JSON, or throws an `AwsError`. */
export type Operation = (input: unknown, context: Context) => Promise<object> | object;

/** How a service spells requests and answers on the wire; `rest` is Lambda's `Invoke`, whose payload is the body. */
export type Protocol = 'json-1.0' | 'json-1.1' | 'query' | 'ec2' | 'rest' | 'rest-json';

/** Where a service of the protocol `rest-json` has an operation. */
export interface Route {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Of the whole path; its named groups are members of the input. */
  readonly path: RegExp;
}

/** A service of the sandbox: the operations in the map, and no others. */
export interface Service {
  /** Name in the SigV4 credential scope, which is the prefix of its IAM actions, too. */
  readonly scope: string;
  readonly protocol: Protocol;
  /** What stands before the operation in `X-Amz-Target`, or the XML namespace of a service that answers XML. */
  readonly target: string;
  readonly operations: ReadonlyMap<string, Operation>;
  /** IAM action of an operation that is called otherwise. */
  readonly actionOf?: (operation: string) => string;
  /** Of a service of the protocol `rest-json`. */
  readonly routes?: readonly Route[];
}

/**
 * Makes an operation of a schema and a function. A member that the schema does not know is refused, because what is
 * ignored here would decide something in AWS.
 *
 * @param invalid code of the error for a request that the schema refuses
 */
export function operation<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  invalid: string,
  run: (input: z.output<Schema>, context: Context) => Promise<object> | object,
): Operation {
  return (input, context) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(parsed.data, context);
    throw refusal(name, parsed.error.issues[0], invalid);
  };
}

function refusal(name: string, issue: z.core.$ZodIssue | undefined, invalid: string): AwsError {
  const place = (issue?.path ?? []).join('.');
  if (issue?.code === 'unrecognized_keys') {
    return unsupported(`${name} with ${[place, issue.keys.join(', ')].filter((text) => text !== '').join('.')}`);
  }
  return new AwsError(invalid, `${place === '' ? 'The request' : place}: ${issue?.message ?? 'not valid'}`);
}
