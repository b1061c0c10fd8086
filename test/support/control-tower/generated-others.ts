import fc from 'fast-check';
import type { Json, JsonObject } from '../../../core/subject/json';
import { NO_VALUE, objectWith, oneOf, ordinaryOrOdd, REFERENCES, type Written } from './arbitrary-template';

const REFERENCE: Json = { Ref: 'Setting' };

function containers(container: fc.Arbitrary<JsonObject>): fc.Arbitrary<Written> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.array(container, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: oneOf(undefined, [], REFERENCE) },
  );
}

const name = oneOf('app', 'log-router', 'agent');

/** Services around the launch type and the platform version. */
export const platformServices = ordinaryOrOdd(
  ['LATEST', 'LATEST', '1.4.0', '1.3.0', '1.10.0', undefined],
  [['latest', 'newest'], REFERENCES, [NO_VALUE]],
).chain((version) =>
  objectWith({
    ServiceName: oneOf(undefined, 'web'),
    LaunchType: oneOf('FARGATE', 'FARGATE', 'FARGATE', 'EC2', 'EXTERNAL', undefined),
    CapacityProviderStrategy: oneOf(
      ...[undefined, undefined, undefined, undefined, [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }]],
      [{ CapacityProvider: 'instances', Weight: 1 }],
    ),
    PlatformVersion: version,
    DesiredCount: oneOf(undefined, 1, 2, 3),
  }).filter((service) => service['LaunchType'] === undefined || service['CapacityProviderStrategy'] === undefined),
);

/** Task definitions around `NetworkMode`. */
export const networkModes = ordinaryOrOdd(
  ['awsvpc', 'awsvpc', 'bridge', 'host', 'none', undefined],
  [['AWSVPC', 'default'], [''], REFERENCES, [NO_VALUE]],
).chain((mode) =>
  objectWith({
    Family: oneOf(undefined, 'payments-api', 'node-agent'),
    Cpu: oneOf(undefined, '256', '512'),
    NetworkMode: mode,
    RequiresCompatibilities: oneOf(
      ...[undefined, [], ['FARGATE'], ['EC2', 'FARGATE'], ['EC2'], ['EXTERNAL'], ['EXTERNAL', 'EC2']],
    ),
    ContainerDefinitions: oneOf([{ Name: 'app' }]),
  }),
);

/** Task definitions around `LogConfiguration`. */
export const logDefinitions = ordinaryOrOdd(
  [
    ...[
      { LogDriver: 'awslogs' },
      { LogDriver: 'awslogs', Options: { mode: 'non-blocking' } },
      { LogDriver: 'awsfirelens' },
    ],
    ...[undefined, { Options: { mode: 'blocking' } }],
  ],
  [[{}, { LogDriver: '' }], [{ LogDriver: REFERENCE }, REFERENCE], [{ LogDriver: NO_VALUE }]],
).chain((log) =>
  objectWith({
    Family: oneOf(undefined, 'payments-api', 'node-agent'),
    ContainerDefinitions: containers(
      objectWith({ Name: name, LogConfiguration: log, Essential: oneOf(undefined, true) }),
    ),
  }),
);

/** Task definitions around `Memory`. */
export const memoryDefinitions = ordinaryOrOdd(
  [512, 512, 128, 4, 3, undefined],
  [['512', '3'], [REFERENCE], [NO_VALUE]],
).chain((memory) =>
  objectWith({
    Family: oneOf(undefined, 'payments-api', 'node-agent'),
    Memory: oneOf(undefined, undefined, undefined, '1024'),
    ContainerDefinitions: containers(
      objectWith({ Name: name, Memory: memory, MemoryReservation: oneOf(undefined, 64), Cpu: oneOf(undefined, 10) }),
    ),
  }),
);

/** Task definitions in host mode around `User` and `Privileged`. */
export const hostModeDefinitions = ordinaryOrOdd(
  ['10001', 'app', '1000:0', 'nonroot', undefined, 'root', '0', '0:0', 'root:wheel', 0],
  [['00', '+0', ' root'], [' ', ''], REFERENCES, [NO_VALUE]],
).chain((user) =>
  objectWith({
    Family: oneOf(undefined, 'payments-api', 'node-agent'),
    NetworkMode: oneOf('host', 'host', 'host', 'host', 'awsvpc', undefined),
    ContainerDefinitions: containers(
      objectWith({ Name: name, User: user, Privileged: oneOf(undefined, undefined, false, true) }),
    ),
  }),
);

/** Task definitions around `PidMode`. */
export const pidModes = ordinaryOrOdd(
  ['task', 'task', 'host', undefined],
  [['none', 'Host', 'container'], ['', {}], REFERENCES, [NO_VALUE]],
).chain((mode) =>
  objectWith({
    Family: oneOf(undefined, 'payments-api', 'node-agent', 'log-router', 'billing'),
    NetworkMode: oneOf(undefined, 'awsvpc', 'bridge', 'host'),
    Cpu: oneOf(undefined, '256', '512'),
    PidMode: mode,
    ContainerDefinitions: oneOf([{ Name: 'app' }], [{ Name: 'app' }, { Name: 'agent' }]),
  }),
);

const RULE = '{"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any"}, "action": {"type": "expire"}}]}';

/** Repositories around `LifecyclePolicy`. */
export const lifecycleRepositories = ordinaryOrOdd(
  [{ LifecyclePolicyText: RULE }, { LifecyclePolicyText: RULE, RegistryId: '111122223333' }, undefined],
  [
    [{}, { LifecyclePolicyText: '' }],
    [{ LifecyclePolicyText: '{"rules": []}' }, { LifecyclePolicyText: '{}' }],
    [{ LifecyclePolicyText: 'expire' }],
    [{ LifecyclePolicyText: REFERENCE }, REFERENCE],
    [NO_VALUE],
  ],
).chain((policy) =>
  objectWith({
    RepositoryName: oneOf(undefined, 'payments', 'team/payments', 'wiki', 'tools'),
    ImageTagMutability: oneOf(undefined, 'IMMUTABLE', 'MUTABLE'),
    LifecyclePolicy: policy,
    Tags: oneOf(undefined, [{ Key: 'team', Value: 'payments' }], [{ Key: 'team', Value: 'tools' }]),
  }),
);

/** Repositories around `ScanOnPush`. */
export const scannedRepositories = ordinaryOrOdd(
  [true, true, false, undefined],
  [['true', 'FALSE'], [null, ''], REFERENCES, [NO_VALUE]],
).chain((scan) =>
  objectWith({
    RepositoryName: oneOf(undefined, 'payments', 'team/payments', 'wiki', 'tools'),
    ImageTagMutability: oneOf(undefined, 'IMMUTABLE', 'MUTABLE'),
    ImageScanningConfiguration: objectWith({ ScanOnPush: scan }),
    Tags: oneOf(undefined, [{ Key: 'team', Value: 'payments' }], [{ Key: 'team', Value: 'tools' }]),
  }),
);

/** File systems around `Encrypted`. */
export const fileSystems = ordinaryOrOdd(
  [true, true, false, undefined],
  [['true', 'FALSE'], [null, ''], REFERENCES, [NO_VALUE]],
).chain((encrypted) =>
  objectWith({
    Encrypted: encrypted,
    KmsKeyId: oneOf(undefined, 'alias/data', '1234abcd-12ab-34cd-56ef-1234567890ab'),
    PerformanceMode: oneOf(undefined, 'generalPurpose', 'maxIO'),
    ThroughputMode: oneOf(undefined, 'bursting', 'elastic'),
  }),
);

/** Access points around `RootDirectory.Path`. */
export const rootDirectories = ordinaryOrOdd(
  ['/payments', '/data/app', '/', undefined],
  [['//', '/.'], [''], REFERENCES, [NO_VALUE]],
).chain((path) =>
  objectWith({
    FileSystemId: oneOf('fs-0a1b2c3d', 'fs-1a1b2c3d', 'fs-2a1b2c3d', { Ref: 'FileSystem' }),
    ClientToken: oneOf(undefined, 'a', 'b', 'c', 'd'),
    RootDirectory: objectWith({ Path: path }),
  }),
);

/** Access points around `PosixUser`. */
export const posixUsers = ordinaryOrOdd(
  ['1000', '1000', '0', undefined],
  [[1000, 0], [''], REFERENCES, [NO_VALUE]],
).chain((id) =>
  objectWith({
    FileSystemId: oneOf('fs-0a1b2c3d', 'fs-1a1b2c3d', 'fs-2a1b2c3d', { Ref: 'FileSystem' }),
    ClientToken: oneOf(undefined, 'a', 'b', 'c', 'd'),
    PosixUser: objectWith({ Uid: id, Gid: id }),
  }),
);
