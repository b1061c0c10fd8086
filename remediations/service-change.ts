import type { OwnIdentity } from '../adapters/lambda/own-identity';
import type { ServiceAddress } from '../core/facts/ecs-changes';
import { valueAt } from '../core/subject/json';
import type { DescribedResource } from './described';
import { quoted } from './quoted';
import { shellWord } from './shell-word';

/** By which cluster and name ECS changes a service. */
export function addressOf({ name }: DescribedResource): ServiceAddress {
  const [cluster = '', service = ''] = name.split('/');
  return { cluster, service };
}

/** The AWS CLI command that changes a service; `options` are written by us or shell-quoted. */
export function updateServiceCommand({ cluster, service }: ServiceAddress, own: OwnIdentity, options: string): string {
  const where = `--region ${shellWord(own.region)} --cluster ${shellWord(cluster)} --service ${shellWord(service)}`;
  return `aws ecs update-service ${where} ${options}`;
}

/**
 * ECS refuses such a change where something else deploys (ECS API `UpdateService`).
 *
 * @returns why, as a sentence, or `undefined` for a service that ECS deploys itself
 */
export function deployedByOthers({ subject }: DescribedResource): string | undefined {
  const controller = valueAt(subject.configuration, ['DeploymentController', 'Type']) ?? 'ECS';
  if (controller === 'ECS') return undefined;
  return (
    `Its deployment controller is ${quoted(controller)}, and ECS changes this setting only of services that it deploys ` +
    'itself (ECS): make the change in a new deployment of that controller.'
  );
}
