import { AwsError, unsupported } from '../../../sandbox/gateway/aws-error';
import type { Operation, Service } from '../../../sandbox/gateway/service';
import { asJson, type Json } from '../../../sandbox/json';

/** What an operation does with a request: answers, refuses, or never answers at all. */
export type Step =
  { readonly body: object } | { readonly error: string; readonly status?: number } | { readonly hangs: true };

/** By `service:Operation`: one step for every call, one for each call in turn, or whatever a request is met with. */
export type Script = Readonly<Record<string, Step | readonly Step[] | ((request: Json, nth: number) => Step)>>;

/** One request that was made, and what it was given. */
export interface Exchange {
  readonly service: string;
  readonly operation: string;
  readonly request: Json;
  readonly given: Step;
}

/** Services of AWS that speak JSON 1.1, with what they put before an operation in `X-Amz-Target`. */
const TARGETS: Readonly<Record<string, string>> = {
  config: 'StarlingDoveService',
  ecr: 'AmazonEC2ContainerRegistry_V20150921',
  ecs: 'AmazonEC2ContainerServiceV20141113',
};

/**
 * Services for the gateway that follow a script. What is not in it, or beyond its last step, is refused as not simulated,
 * which the gateway's log tells.
 *
 * @returns the services, and every exchange so far
 */
export function scriptedServices(script: Script) {
  const exchanges: Exchange[] = [];
  const services = Object.entries(TARGETS).map(([scope, target]): Service => {
    const named = Object.keys(script).filter((name) => name.startsWith(`${scope}:`));
    const operations = named.map((name): [string, Operation] => {
      const operation = name.slice(scope.length + 1);
      let calls = 0;
      return [
        operation,
        (input) => {
          const request = asJson(input);
          calls += 1;
          const given = stepOf(script[name], request, calls - 1);
          if (given === undefined) throw unsupported(`Call ${String(calls)} of ${name}`);
          exchanges.push({ service: scope, operation, request, given });
          return follow(given);
        },
      ];
    });
    return { scope, protocol: 'json-1.1', target, operations: new Map(operations) };
  });
  return { services, exchanges };
}

function stepOf(steps: Script[string] | undefined, request: Json, nth: number): Step | undefined {
  if (typeof steps === 'function') return steps(request, nth);
  return steps !== undefined && 'length' in steps ? steps[nth] : steps;
}

function follow(step: Step): object | Promise<object> {
  if ('body' in step) return step.body;
  // Ends with the connection, when the gateway stops.
  if ('hangs' in step) return new Promise(() => undefined);
  throw new AwsError(step.error, 'canary-payload', step.status ?? 400);
}
