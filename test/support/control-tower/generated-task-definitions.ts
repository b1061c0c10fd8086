import fc from 'fast-check';
import type { Json, JsonObject } from '../../../core/subject/json';
import { NO_VALUE, objectWith, oneOf, ordinaryOrOdd, REFERENCES, type Written } from './arbitrary-template';

const name = oneOf('app', 'init', 'log-router', 'agent');

/** What stands in a container beside the field that decides. */
const ORDINARY_CONTAINER = {
  Name: name,
  Image: oneOf('nginx', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments:4.2.0'),
  Essential: oneOf(undefined, true, false),
  Privileged: oneOf(undefined, undefined, false, true),
  ReadonlyRootFilesystem: oneOf(undefined, false, true, true),
  User: oneOf(undefined, '10001', 'root'),
  Environment: oneOf(undefined, [{ Name: 'LOG_LEVEL', Value: 'info' }]),
};

/** Linux by name, by default, and where a hint of Windows is none because another setting decides. */
const LINUX: fc.Arbitrary<JsonObject> = objectWith({
  RuntimePlatform: oneOf(undefined, { CpuArchitecture: 'ARM64' }, { OperatingSystemFamily: 'LINUX' }),
  PlacementConstraints: oneOf(
    undefined,
    [],
    [{ Type: 'memberOf', Expression: 'attribute:ecs.os-type != windows' }],
    [{ Type: 'memberOf', Expression: 'attribute:ecs.instance-type =~ m5.*' }],
  ),
});

const WINDOWS: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' } },
  { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', CpuArchitecture: 'X86_64' } },
);

const WINDOWS_HINT: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { PlacementConstraints: [{ Type: 'memberOf', Expression: 'attribute:ecs.os-type == windows' }] },
  { Volumes: [{ Name: 'share', FSxWindowsFileServerVolumeConfiguration: { FileSystemId: 'fs-0a1b2c3d' } }] },
);

const OPEN_SYSTEM: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { RuntimePlatform: { Ref: 'Platform' } },
  { RuntimePlatform: { OperatingSystemFamily: { Ref: 'System' } } },
);

const ANY_SYSTEM = fc.oneof(
  { weight: 8, arbitrary: LINUX },
  { weight: 2, arbitrary: WINDOWS },
  { weight: 1, arbitrary: WINDOWS_HINT },
  { weight: 1, arbitrary: OPEN_SYSTEM },
);

function definitionWith(field: string, value: fc.Arbitrary<Written>): fc.Arbitrary<JsonObject> {
  const container = objectWith({ ...ORDINARY_CONTAINER, [field]: value });
  const odd = { weight: 1, arbitrary: oneOf(undefined, [], { Ref: 'Containers' }) };
  return fc
    .tuple(
      objectWith({
        Family: oneOf(undefined, 'payments-api', 'node-agent'),
        NetworkMode: oneOf(undefined, 'host', 'awsvpc', 'bridge'),
        RequiresCompatibilities: oneOf(undefined, ['FARGATE'], ['EC2', 'FARGATE']),
        ContainerDefinitions: fc.oneof(
          { weight: 20, arbitrary: fc.array(container, { minLength: 1, maxLength: 3 }) },
          odd,
        ),
      }),
      ANY_SYSTEM,
    )
    .map(([definition, system]) => ({ ...definition, ...system }));
}

function withField(field: string, ordinary: readonly Written[], kinds: readonly (readonly Written[])[]) {
  return ordinaryOrOdd(ordinary, kinds).chain((value) => definitionWith(field, value));
}

const EMPTY: readonly Json[] = [null, '', {}, []];
const NO_FLAGS: readonly Json[] = ['maybe', 'yes', 1, 0, { on: true }];

/** Task definitions around `Privileged`. */
export const privilegedDefinitions = withField(
  'Privileged',
  [undefined, undefined, false, false, true],
  [['true', 'false', ' FALSE ', 'True'], EMPTY, NO_FLAGS, REFERENCES, [NO_VALUE]],
);

/** Task definitions around `ReadonlyRootFilesystem`. */
export const readonlyRootDefinitions = withField(
  'ReadonlyRootFilesystem',
  [true, true, true, true, false, undefined],
  [['true', 'false', ' TRUE ', 'False'], EMPTY, NO_FLAGS, REFERENCES, [NO_VALUE]],
);

const NON_ROOT = ['10001', '10001:10001', 'app', 'nonroot', 'rootless', 'Root', '1000:0', 'testuser:root', 1000];

/** Task definitions around `User`. */
export const userDefinitions = withField(
  'User',
  [...NON_ROOT, ...NON_ROOT, undefined, 'root', '0', '0:0', 'root:wheel', 0],
  [['00', '+0', '-0', ' root', 'root :app', '000:5'], [...EMPTY, ' ', ':1000'], [{ uid: 0 }], REFERENCES, [NO_VALUE]],
);

const variable = (names: fc.Arbitrary<Written>): fc.Arbitrary<Json> =>
  objectWith({ Name: names, Value: oneOf('x', undefined, { Ref: 'Value' }) });
const ordinaryNames = oneOf(
  ...['LOG_LEVEL', 'PORT', 'AWS_REGION', 'aws_access_key_id', 'Aws_Secret_Access_Key', 'AWS_ACCESS_KEY'],
  ...['AWS_ACCESS_KEY_ID_FILE', ' AWS_ACCESS_KEY_ID', 'ecs_engine_auth_data', 'DB_PASSWORD'],
);
const listedNames = oneOf('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA');
const names = fc.oneof({ weight: 6, arbitrary: ordinaryNames }, { weight: 1, arbitrary: listedNames });
// An absent list is never null: cfn-guard aborts on it.
const environment = (entry: fc.Arbitrary<Json>): fc.Arbitrary<Written> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(entry, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: oneOf(undefined, []) },
  );

/** Environments of one kind each, for the same reason as in `ordinaryOrOdd`. */
const environments: readonly fc.Arbitrary<Written>[] = [
  environment(variable(names)),
  environment(variable(names)),
  environment(variable(names)),
  oneOf(undefined, []),
  environment(fc.oneof(variable(ordinaryNames), fc.constant<Json>({ Value: 'x' }))),
  environment(fc.oneof(variable(names), variable(oneOf({ Ref: 'Name' })))),
  environment(fc.oneof(variable(names), fc.constant<Json>({ 'Fn::If': ['Debug', { Ref: 'A' }, { Ref: 'B' }] }))),
  environment(fc.oneof(variable(names), variable(oneOf({ text: 'PORT' }, ['PORT'])))),
  oneOf(undefined, { Ref: 'Environment' }),
];

/** Task definitions around the names of environment variables. */
export const environmentDefinitions = fc
  .constantFrom(...environments)
  .chain((value) => definitionWith('Environment', value));
