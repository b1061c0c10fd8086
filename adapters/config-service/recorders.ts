import {
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelsCommand,
  type ConfigServiceClient,
  type ConfigurationRecorder,
} from '@aws-sdk/client-config-service';

import type { DeploymentReader, Recorder } from '../../core/facts/deployment';
import { ask } from '../aws/ask';

/** Reads the recorder that the account has set up itself; those of other services record for them alone. */
export function recorders(
  client: ConfigServiceClient,
): Pick<DeploymentReader, 'recorders' | 'recorderStatuses' | 'deliveryChannels'> {
  return {
    recorders: () =>
      ask('config:DescribeConfigurationRecorders', async (abortSignal) => {
        const answer = await client.send(new DescribeConfigurationRecordersCommand({}), { abortSignal });
        return (answer.ConfigurationRecorders ?? []).filter(isOwn).map(recorderOf);
      }),
    recorderStatuses: () =>
      ask('config:DescribeConfigurationRecorderStatus', async (abortSignal) => {
        const answer = await client.send(new DescribeConfigurationRecorderStatusCommand({}), { abortSignal });
        return (answer.ConfigurationRecordersStatus ?? []).filter(isOwn).map((status) => ({
          name: status.name ?? '',
          recording: status.recording ?? false,
          lastStatus: status.lastStatus ?? null,
          lastErrorCode: status.lastErrorCode ?? null,
        }));
      }),
    deliveryChannels: () =>
      ask('config:DescribeDeliveryChannels', async (abortSignal) => {
        const answer = await client.send(new DescribeDeliveryChannelsCommand({}), { abortSignal });
        return (answer.DeliveryChannels ?? []).map(({ name }) => name ?? '');
      }),
  };
}

function isOwn({ servicePrincipal }: { readonly servicePrincipal?: string | undefined }): boolean {
  return servicePrincipal === undefined;
}

function recorderOf({ name, roleARN, recordingGroup, recordingMode }: ConfigurationRecorder): Recorder {
  return {
    name: name ?? '',
    roleArn: roleARN ?? null,
    strategy: recordingGroup?.recordingStrategy?.useOnly ?? null,
    // Without a group a recorder records all types but the global ones.
    allSupported: recordingGroup === undefined || (recordingGroup.allSupported ?? false),
    includesGlobalTypes: recordingGroup?.includeGlobalResourceTypes ?? false,
    resourceTypes: recordingGroup?.resourceTypes ?? [],
    excludedTypes: recordingGroup?.exclusionByResourceTypes?.resourceTypes ?? [],
    recordedDaily: recordingMode?.recordingFrequency === 'DAILY',
    overrides: (recordingMode?.recordingModeOverrides ?? []).map(({ resourceTypes = [], recordingFrequency }) => ({
      resourceTypes,
      daily: recordingFrequency === 'DAILY',
    })),
  };
}
