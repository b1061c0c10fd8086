import {
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';

import type { DeploymentReader } from '../../core/facts/deployment';
import { ask } from '../aws/ask';
import { answerInvalid } from '../aws/call-failed';
import { unlessRefused } from '../aws/unless-refused';

const MISSING = ['ResourceNotFoundException'];

/** Reads functions as they are deployed, and what the account has left for them. */
export function deployedFunctions(
  client: LambdaClient,
): Pick<DeploymentReader, 'fn' | 'functionPolicy' | 'unreservedConcurrency'> {
  return {
    fn: (name) =>
      ask('lambda:GetFunctionConfiguration', async (abortSignal) => {
        const command = new GetFunctionConfigurationCommand({ FunctionName: name });
        const answer = await unlessRefused(MISSING, client.send(command, { abortSignal }));
        if (answer === undefined) return null;
        const { Runtime = null, State = null, LastUpdateStatus = null } = answer;
        return { runtime: Runtime, state: State, lastUpdateStatus: LastUpdateStatus };
      }),
    functionPolicy: (name) =>
      ask('lambda:GetPolicy', async (abortSignal) => {
        const command = new GetPolicyCommand({ FunctionName: name });
        return (await unlessRefused(MISSING, client.send(command, { abortSignal })))?.Policy ?? null;
      }),
    unreservedConcurrency: () =>
      ask('lambda:GetAccountSettings', async (abortSignal) => {
        const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}), { abortSignal });
        const unreserved = AccountLimit?.UnreservedConcurrentExecutions;
        const call = { action: 'lambda:GetAccountSettings', target: 'the account' };
        if (unreserved === undefined) throw answerInvalid(call, 'no limit of concurrency');
        return unreserved;
      }),
  };
}
