import { DescribeServicesCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { Describe } from '../../core/facts/descriptions';
import { withDeployedSettings } from '../../core/inputs/deployed-settings';
import { parseArn } from '../../core/subject/arn';
import type { Subject } from '../../core/subject/subject';
import type { AwsCalls } from '../aws/aws-calls';
import type { AwsCall } from '../aws/call-failed';
import { configuredText, requiredName } from '../aws/configured';
import { jsonOf } from '../aws/json-of';
import { unlessRefused } from '../aws/unless-refused';
import { foundOrMissing } from './found-or-missing';

const ACTION = 'ecs:DescribeServices';

/** Describes a service, with what ECS answers as a part of its deployments only. */
export function describeService(client: ECSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const arn = requiredName(subject, ACTION, configuredText(subject, ['ServiceArn']) ?? subject.arn);
    const call: AwsCall = { action: ACTION, target: arn };
    const command = new DescribeServicesCommand({
      cluster: clusterOf(subject, arn),
      services: [arn],
      include: ['TAGS'],
    });
    const answer = await calls.run(call, (abortSignal) =>
      unlessRefused(['ClusterNotFoundException'], client.send(command, { abortSignal })),
    );
    if (answer === undefined) return undefined;
    // By name: the ARN of a service that was created long ago may be answered in its newer form.
    const found = answer.services?.find(
      ({ serviceArn }) => serviceArn !== undefined && nameIn(serviceArn) === nameIn(arn),
    );
    const service = foundOrMissing(call, found, answer.failures);
    return service === undefined ? undefined : withDeployedSettings(jsonOf(service)).service;
  };
}

/**
 * service/cluster/name, or service/name in ARNs of the older form (ECS Developer Guide, "Amazon Resource Names").
 * Without a cluster ECS would look in the one called default, and say that the service is not there.
 */
function clusterOf(subject: Subject, arn: string): string {
  const [, cluster, name] = parseArn(arn)?.resource.split('/') ?? [];
  return requiredName(subject, ACTION, name === undefined ? configuredText(subject, ['Cluster']) : cluster);
}

function nameIn(arn: string): string | undefined {
  return arn.split('/').at(-1);
}
