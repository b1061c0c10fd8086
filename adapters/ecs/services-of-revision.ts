import type { ECSClient, Service } from '@aws-sdk/client-ecs';

import type { LookUp } from '../../core/facts/look-ups';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText } from '../aws/configured';
import { everyService } from './every-service';

/** A service as far as it matters here. */
interface UsingService {
  readonly arn: string;
  readonly enableExecuteCommand: boolean;
  /** What it runs, and what its deployments and task sets still or already run. */
  readonly taskDefinitions: ReadonlySet<string>;
}

/** The services that use the subject's revision of a task definition, in all clusters of the account. */
export function servicesOfRevision(client: ECSClient, calls: AwsCalls): LookUp {
  const services = once(() => everyService(client, calls, usingService));
  return async (subject) => {
    const revision = configuredText(subject, ['TaskDefinitionArn']) ?? subject.arn;
    if (revision === null) return undefined;
    const using = (await services('')).filter(({ taskDefinitions }) => taskDefinitions.has(revision));
    return using.map(({ arn, enableExecuteCommand }) => ({
      EnableExecuteCommand: enableExecuteCommand,
      ServiceArn: arn,
    }));
  };
}

function usingService(call: AwsCall, { serviceArn, enableExecuteCommand, ...service }: Service): UsingService {
  if (serviceArn === undefined) throw answerInvalid(call, 'a service without ARN');
  const runs = [service, ...(service.deployments ?? []), ...(service.taskSets ?? [])];
  return {
    arn: serviceArn,
    // ECS's documented default.
    enableExecuteCommand: enableExecuteCommand ?? false,
    taskDefinitions: new Set(runs.flatMap(({ taskDefinition }) => taskDefinition ?? [])),
  };
}
