import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

import type { AwsCalls } from '../aws/aws-calls';

/** Tells whether anything may be changed at all. */
export type KillSwitch = () => Promise<boolean>;

/**
 * The switch that stops everything at once: a Parameter Store parameter with the value `engaged` or `disengaged`.
 *
 * @param name of the parameter; empty or `undefined` where there is no switch
 * @returns true only where there is no switch or it is surely disengaged: one that cannot be read counts as engaged
 */
export function ssmKillSwitch(client: () => SSMClient, calls: AwsCalls, name: string | undefined): KillSwitch {
  return async () => {
    if (name === undefined || name === '') return true;
    try {
      const { Parameter } = await calls.run({ action: 'ssm:GetParameter', target: name }, (abortSignal) =>
        client().send(new GetParameterCommand({ Name: name }), { abortSignal }),
      );
      return Parameter?.Value === 'disengaged';
    } catch {
      return false;
    }
  };
}
