import { isJsonObject, member } from '../../core/subject/json';
import { eachContainer, eachOf, objectsIn, without, withMember } from './edit';
import type { Fix } from './fix';

/**
 * In awsvpc mode a host port is the container's own or none, and links do not exist (ECS Developer Guide, "Task networking
 * options"). A service that runs the definition needs subnets and security groups first.
 */
export const awsvpc: Fix = (definition) => ({
  definition: eachContainer(withMember(definition, 'networkMode', 'awsvpc'), (container) =>
    eachOf(without(container, 'links', 'hostname'), 'portMappings', (mapping) => without(mapping, 'hostPort')),
  ),
});

export const dropPidMode: Fix = (definition) => ({ definition: without(definition, 'pidMode') });

/** Without `ipcMode` Docker decides; a check that wants isolation is content with none. */
export const dropIpcMode: Fix = (definition, { parameters }) => ({
  definition:
    parameters['requireIsolated'] === true ? withMember(definition, 'ipcMode', 'none') : without(definition, 'ipcMode'),
});

export const efsTransit: Fix = (definition) => ({
  definition: eachOf(definition, 'volumes', (volume) => {
    const efs = member(volume, 'efsVolumeConfiguration');
    if (!isJsonObject(efs)) return volume;
    return withMember(volume, 'efsVolumeConfiguration', { ...efs, transitEncryption: 'ENABLED' });
  }),
});

/** An access point is its owner's to make: by the name of its volume. */
export const efsAccess: Fix = (definition, { parameters, values }) => {
  const missing: string[] = [];
  const fixed = eachOf(definition, 'volumes', (volume) => {
    const efs = member(volume, 'efsVolumeConfiguration');
    if (!isJsonObject(efs)) return volume;
    const written = member(volume, 'name');
    const name = typeof written === 'string' ? written : '';
    const authorization = member(efs, 'authorizationConfig');
    const own = isJsonObject(authorization) ? authorization : {};
    const accessPointId = own['accessPointId'] ?? values[name];
    if (parameters['requireAccessPoint'] === true && accessPointId === undefined) missing.push(name);
    return withMember(volume, 'efsVolumeConfiguration', {
      // With an access point the root directory is the access point's; IAM needs encryption in transit (ECS API reference).
      ...(accessPointId === undefined ? efs : without(efs, 'rootDirectory')),
      transitEncryption: 'ENABLED',
      authorizationConfig: {
        ...own,
        ...(parameters['requireIam'] === true ? { iam: 'ENABLED' } : {}),
        ...(accessPointId === undefined ? {} : { accessPointId }),
      },
    });
  });
  if (missing.length === 0) return { definition: fixed };
  return { needs: `the access point of ${missing.join(', ')}: set each to an id such as fsap-0a1b2c3d4e5f60718` };
};

/** Takes out the volumes that the check names, and every mount of them. */
export const dropVolumes: Fix = (definition, { violations }) => {
  const offending = new Set(violations.filter(({ path }) => path[0] === 'Volumes').map(({ path }) => path[1]));
  const volumes = objectsIn(member(definition, 'volumes'));
  const dropped = new Set(volumes.filter((_, index) => offending.has(index)).map(({ name }) => name));
  const left = volumes.filter(({ name }) => !dropped.has(name));
  return {
    definition: eachContainer(withMember(definition, 'volumes', left), (container) => {
      const mounts = member(container, 'mountPoints');
      if (mounts === undefined) return container;
      const others = objectsIn(mounts).filter(({ sourceVolume }) => !dropped.has(sourceVolume));
      return withMember(container, 'mountPoints', others);
    }),
  };
};

/** Makes mounts of host paths read-only, those by `volumesFrom` as well. */
export const hostMountsReadOnly: Fix = (definition) => {
  const hostVolumes = new Set(
    objectsIn(member(definition, 'volumes'))
      .filter((volume) => typeof member(member(volume, 'host'), 'sourcePath') === 'string')
      .map(({ name }) => name),
  );
  if (hostVolumes.size === 0) return { definition };
  return {
    definition: eachContainer(definition, (container) =>
      eachOf(
        eachOf(container, 'mountPoints', (mount) =>
          hostVolumes.has(mount['sourceVolume'] ?? null) ? withMember(mount, 'readOnly', true) : mount,
        ),
        'volumesFrom',
        (from) => withMember(from, 'readOnly', true),
      ),
    ),
  };
};
