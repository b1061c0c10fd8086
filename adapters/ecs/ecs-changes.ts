import {
  PutAccountSettingDefaultCommand,
  SettingName,
  TagResourceCommand,
  UpdateCapacityProviderCommand,
  UpdateClusterCommand,
  UpdateClusterSettingsCommand,
  UpdateServiceCommand,
  type ECSClient,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';

import { GuardrailsError } from '../../core/errors';
import type { EcsChanges, ServiceAddress } from '../../core/facts/ecs-changes';
import type { AwsCalls } from '../aws/aws-calls';

/** Changes settings of ECS resources in the own account and Region. */
export function ecsChanges(client: ECSClient, calls: AwsCalls): EcsChanges {
  return { ...serviceChanges(client, calls), ...clusterChanges(client, calls), ...accountChanges(client, calls) };
}

function serviceChanges(
  client: ECSClient,
  calls: AwsCalls,
): Pick<EcsChanges, 'disableExec' | 'withholdPublicIp' | 'useLatestPlatform' | 'deploy'> {
  // What is left out stays as it is.
  const update = async (address: ServiceAddress, change: Omit<UpdateServiceCommandInput, keyof ServiceAddress>) => {
    const command = new UpdateServiceCommand({ ...address, ...change });
    await calls.run({ action: 'ecs:UpdateService', target: address.service }, (abortSignal) =>
      client.send(command, { abortSignal }),
    );
  };
  return {
    disableExec: (address) => update(address, { enableExecuteCommand: false }),
    withholdPublicIp: (address, { subnets, securityGroups }) =>
      update(address, {
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [...subnets],
            securityGroups: [...securityGroups],
            assignPublicIp: 'DISABLED',
          },
        },
      }),
    useLatestPlatform: (address) => update(address, { platformVersion: 'LATEST' }),
    deploy: (address, taskDefinition) => update(address, { taskDefinition }),
  };
}

function clusterChanges(
  client: ECSClient,
  calls: AwsCalls,
): Pick<EcsChanges, 'setContainerInsights' | 'setClusterConfiguration' | 'protectFromTermination'> {
  return {
    async setContainerInsights(cluster, value) {
      const command = new UpdateClusterSettingsCommand({ cluster, settings: [{ name: 'containerInsights', value }] });
      await calls.run({ action: 'ecs:UpdateClusterSettings', target: cluster }, (abortSignal) =>
        client.send(command, { abortSignal }),
      );
    },
    async setClusterConfiguration(cluster, configuration) {
      await calls.run({ action: 'ecs:UpdateCluster', target: cluster }, (abortSignal) =>
        client.send(new UpdateClusterCommand({ cluster, configuration }), { abortSignal }),
      );
    },
    async protectFromTermination(name, scaling) {
      const command = new UpdateCapacityProviderCommand({
        name,
        autoScalingGroupProvider: {
          managedScaling: { ...scaling, status: 'ENABLED' },
          managedTerminationProtection: 'ENABLED',
        },
      });
      await calls.run({ action: 'ecs:UpdateCapacityProvider', target: name }, (abortSignal) =>
        client.send(command, { abortSignal }),
      );
    },
  };
}

function accountChanges(client: ECSClient, calls: AwsCalls): Pick<EcsChanges, 'setAccountDefault' | 'tag'> {
  return {
    async setAccountDefault(setting, value) {
      const action = 'ecs:PutAccountSettingDefault';
      const name = Object.values(SettingName).find((known) => known === setting);
      if (name === undefined) {
        throw new GuardrailsError(
          'AWS_CALL_FAILED',
          `${action} was not called: ECS has no account setting ${JSON.stringify(setting)} that this version knows.`,
          { place: { field: action } },
        );
      }
      await calls.run({ action, target: name }, (abortSignal) =>
        client.send(new PutAccountSettingDefaultCommand({ name, value }), { abortSignal }),
      );
    },
    async tag(resourceArn, tags) {
      const list = Object.entries(tags).map(([key, value]) => ({ key, value }));
      await calls.run({ action: 'ecs:TagResource', target: resourceArn }, (abortSignal) =>
        client.send(new TagResourceCommand({ resourceArn, tags: list }), { abortSignal }),
      );
    },
  };
}
