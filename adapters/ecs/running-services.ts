import type { Deployment, ECSClient, Service } from '@aws-sdk/client-ecs';

import type { RunningService, RunningServices } from '../../core/facts/running-services';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { describeServices, everyService } from './every-service';

/** Reads services and what they run, from ECS. */
export function runningServices(client: ECSClient, calls: AwsCalls): RunningServices {
  return {
    async ofFamily(family) {
      const services = await everyService(client, calls, runningService);
      return services.filter((service) => revisionsOf(service).some((arn) => arn.includes(`/${family}:`)));
    },
    async described({ cluster, service }) {
      const [found] = await describeServices(client, calls, cluster, [service], runningService);
      return found;
    },
  };
}

function revisionsOf({ taskDefinition, deployments, taskSets }: RunningService): readonly string[] {
  return [taskDefinition, ...deployments.map((deployment) => deployment.taskDefinition), ...taskSets];
}

function runningService(call: AwsCall, service: Service): RunningService {
  const { serviceName, clusterArn, status, deploymentController, taskDefinition, deployments, taskSets } = service;
  const cluster = clusterArn?.split('/').at(-1);
  if (serviceName === undefined || cluster === undefined || status === undefined) {
    throw answerInvalid(call, 'a service without name, cluster or status');
  }
  return {
    cluster,
    service: serviceName,
    status,
    // ECS's documented default.
    controller: deploymentController?.type ?? 'ECS',
    taskDefinition: taskDefinition ?? '',
    deployments: (deployments ?? []).map((deployment) => ({
      status: deployment.status ?? '',
      taskDefinition: deployment.taskDefinition ?? '',
      rolloutState: deployment.rolloutState,
    })),
    taskSets: (taskSets ?? []).flatMap((taskSet) => taskSet.taskDefinition ?? []),
    infrastructureRole: infrastructureRole(service, deployments ?? []),
  };
}

/** Where ECS takes an infrastructure role, the caller of `UpdateService` may have to pass it (ECS Developer Guide). */
function infrastructureRole({ loadBalancers }: Service, deployments: readonly Deployment[]): string | undefined {
  if (deployments.some((one) => one.volumeConfigurations?.some((volume) => volume.managedEBSVolume !== undefined))) {
    return 'managed EBS volumes';
  }
  if (deployments.some((one) => one.serviceConnectConfiguration?.services?.some(({ tls }) => tls !== undefined))) {
    return 'TLS of Service Connect';
  }
  if (deployments.some((one) => (one.vpcLatticeConfigurations ?? []).length > 0)) return 'VPC Lattice';
  const switched = loadBalancers?.some(({ advancedConfiguration }) => advancedConfiguration !== undefined) ?? false;
  return switched ? 'load balancers that ECS switches over' : undefined;
}
