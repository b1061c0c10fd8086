import { gatherFacts } from '../../core/doctor/deployment-facts';
import { CHECKS } from '../../core/registry/registry';
import { isJsonObject } from '../../core/subject/json';
import { deploymentReader } from '../../adapters/aws/deployment-reader';
import type { AwsMessage } from './aws-shapes';
import { fakeEndpoint, type FakeCall } from './fake-endpoint';
import { workingAccount } from './inspected-account';

/** Every request that the doctor makes in an account in which everything is deployed, in the names of AWS's models. */
export async function doctorRequests(): Promise<readonly AwsMessage[]> {
  const { settings, calls } = fakeEndpoint(workingAccount());
  const { reader } = deploymentReader(settings);
  await gatherFacts(reader, await reader.caller(), 'eu-west-1', CHECKS);
  return calls.map(messageOf);
}

const SERVICES = new Map([
  ['GetCallerIdentity', 'sts'],
  ['GetRole', 'iam'],
  ['DescribeDocument', 'ssm'],
  ['GetQueueUrl', 'sqs'],
  ['GetQueueAttributes', 'sqs'],
]);

function messageOf({ operation, request }: FakeCall): AwsMessage {
  const params = isJsonObject(request) ? request : {};
  const [, FunctionName, what] = /functions\/([^/]+)\/(\w+)$/.exec(operation) ?? [];
  if (what === 'policy') return { service: 'lambda', operation: 'GetPolicy', params: { FunctionName } };
  if (what !== undefined) return { service: 'lambda', operation: 'GetFunctionConfiguration', params: { FunctionName } };
  if (operation.endsWith('/account-settings')) return { service: 'lambda', operation: 'GetAccountSettings', params };
  return { service: SERVICES.get(operation) ?? 'config', operation, params };
}
