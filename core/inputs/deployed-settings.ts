import type { Path } from '../subject/json';
import { isRawList, isRawObject, type RawObject } from '../subject/raw';
import { unknownValue } from '../subject/unknown';
import { rawMember } from './raw-members';

/** A described service with all its settings, and where those stood that a deployment had. */
export interface CompleteService {
  readonly service: RawObject;
  readonly moved: readonly { readonly at: Path; readonly from: Path }[];
}

/** Settings of a service in CloudFormation and `UpdateService` that `DescribeServices` answers with each deployment. */
const SETTINGS = [
  ['VolumeConfigurations', 'volumeConfigurations'],
  ['ServiceConnectConfiguration', 'serviceConnectConfiguration'],
] as const;

/**
 * Brings the settings that a described service has in its deployments to where they are known everywhere else. The PRIMARY
 * deployment is that of the newest settings (ECS API reference, `Deployment`); where there are deployments and none is, they
 * are unknown. A service with task sets has no deployments, and can have neither setting.
 */
export function withDeployedSettings(service: RawObject): CompleteService {
  const deployments = rawMember(service, 'deployments', 'Deployments');
  const list = isRawList(deployments?.value) ? deployments.value : [];
  if (deployments === undefined || list.length === 0) return { service, moved: [] };
  const index = list.findIndex((deployment) => rawMember(deployment, 'status', 'Status')?.value === 'PRIMARY');
  const primary = list[index];
  const found = SETTINGS.filter((spellings) => rawMember(service, ...spellings) === undefined).map((spellings) => {
    const [name] = spellings;
    if (!isRawObject(primary))
      return { name, value: unknownValue('not-recorded', 'ECS answered no deployment that is PRIMARY'), from: null };
    const setting = rawMember(primary, ...spellings);
    return setting === undefined
      ? undefined
      : { name, value: setting.value, from: [deployments.key, index, setting.key] };
  });
  const settings = found.filter((setting) => setting !== undefined);
  return {
    service: { ...service, ...Object.fromEntries(settings.map(({ name, value }) => [name, value])) },
    moved: settings.flatMap(({ name, from }) => (from === null ? [] : [{ at: [name], from }])),
  };
}
