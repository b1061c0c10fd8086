import type { IssuedKeys } from '../../sandbox/gateway/callers';
import { Gateway } from '../../sandbox/gateway/gateway';

/** Account and Region of what the tests ask the gateway. */
export const PLACE = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
export const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';

/** A gateway that listens, and clients for it. */
export interface StartedGateway {
  readonly gateway: Gateway;
  readonly endpoint: string;
  /** What every SDK client needs to talk to the gateway as a caller who may do these things. */
  readonly clientOf: (...actions: readonly string[]) => {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: IssuedKeys;
    readonly maxAttempts: number;
  };
}

/** Starts a gateway on the loopback interface; whoever starts it stops it. */
export async function startGateway(): Promise<StartedGateway> {
  const gateway = new Gateway();
  const endpoint = await gateway.start();
  return {
    gateway,
    endpoint,
    clientOf: (...actions) => ({
      endpoint,
      region: PLACE.region,
      credentials: gateway.callers.issue({ name: 'tester', account: PLACE.account, actions: new Set(actions) }),
      maxAttempts: 1,
    }),
  };
}
