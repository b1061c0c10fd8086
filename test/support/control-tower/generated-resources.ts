import fc from 'fast-check';
import type { Json } from '../../../core/subject/json';
import { NO_VALUE, objectWith, oneOf, ordinaryOrOdd, REFERENCES, type Written } from './arbitrary-template';

const PUBLIC_IP = ordinaryOrOdd(
  ['ENABLED', 'DISABLED', undefined],
  [['', null], ['enabled', 'Disabled', 'true', 'YES', true, 1], [{ on: true }], REFERENCES, [NO_VALUE]],
);

const network = PUBLIC_IP.chain((value) =>
  objectWith({
    AssignPublicIp: value,
    Subnets: oneOf(['subnet-0aaa1111'], ['subnet-0aaa1111', 'subnet-0bbb2222'], [{ Ref: 'Subnet' }]),
    SecurityGroups: oneOf(undefined, ['sg-0aaa1111']),
  }),
).map((awsvpc): Json => ({ AwsvpcConfiguration: awsvpc }));
const oddNetwork = oneOf(
  ...[undefined, null, {}, { Ref: 'Network' }],
  ...[{}, null, { AssignPublicIp: '' }, { Ref: 'Vpc' }].map((awsvpc) => ({ AwsvpcConfiguration: awsvpc })),
);

/** Services around `AssignPublicIp`. */
export const networkedServices = objectWith({
  ServiceName: oneOf(undefined, 'web', 'payments-api'),
  Cluster: oneOf(undefined, 'prod'),
  DesiredCount: oneOf(undefined, 0, 2),
  LaunchType: oneOf(undefined, 'FARGATE', 'EC2'),
  NetworkConfiguration: fc.oneof({ weight: 6, arbitrary: network }, { weight: 1, arbitrary: oddNetwork }),
});

const INSIGHTS = ordinaryOrOdd(
  ['enabled', 'enabled', 'enhanced', 'disabled', 'Enabled', 'on', '', undefined, true],
  [[{ on: true }], REFERENCES],
);
const other: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { Name: 'ContainerInsights', Value: 'enabled' },
  { Name: 'somethingElse', Value: 'enabled' },
  { Value: 'enabled' },
  {},
);
const openSetting: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { Name: { Ref: 'Name' }, Value: 'enabled' },
  { 'Fn::If': ['Insights', { Ref: 'A' }, { Ref: 'B' }] },
);

function settings(value: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const insights = objectWith({ Name: oneOf('containerInsights'), Value: value });
  const setting = fc.oneof({ weight: 4, arbitrary: insights }, { weight: 2, arbitrary: other });
  const withOpen = fc.oneof({ weight: 1, arbitrary: setting }, { weight: 1, arbitrary: openSetting });
  return fc.oneof(
    { weight: 12, arbitrary: fc.array(setting, { minLength: 1, maxLength: 3 }) },
    { weight: 2, arbitrary: fc.array(withOpen, { minLength: 1, maxLength: 3 }) },
    // Not null: cfn-guard aborts on it.
    { weight: 2, arbitrary: oneOf(undefined, [], { Ref: 'Settings' }) },
  );
}

/** Clusters around `ClusterSettings`. */
export const clusters = INSIGHTS.chain((value) =>
  objectWith({
    ClusterName: oneOf(undefined, 'prod', 'staging'),
    CapacityProviders: oneOf(undefined, ['FARGATE'], []),
    ServiceConnectDefaults: oneOf(undefined, { Namespace: 'internal' }),
    ClusterSettings: settings(value),
  }),
);

const MUTABILITY = ordinaryOrOdd(
  [
    ...['IMMUTABLE', 'IMMUTABLE', 'IMMUTABLE', 'MUTABLE', undefined, 'IMMUTABLE_WITH_EXCLUSION'],
    ...['MUTABLE_WITH_EXCLUSION', 'immutable', 'Immutable', 'IMMUTABLE ', '', null, true],
  ],
  [[{ on: true }], REFERENCES],
);
const filter = (pattern: Json): Json => ({
  ImageTagMutabilityExclusionFilterType: 'WILDCARD',
  ImageTagMutabilityExclusionFilterValue: pattern,
});

/** Repositories around `ImageTagMutability`. */
export const repositories = MUTABILITY.chain((value) =>
  objectWith({
    RepositoryName: oneOf(undefined, 'payments', 'team/payments'),
    ImageTagMutability: value,
    ImageTagMutabilityExclusionFilters: fc.oneof(
      { weight: 2, arbitrary: oneOf(undefined, undefined, []) },
      { weight: 2, arbitrary: oneOf([filter('dev-*')], [filter('dev-*'), filter('latest')]) },
      { weight: 1, arbitrary: oneOf([{ Ref: 'Filter' }], { Ref: 'Filters' }, [filter({ Ref: 'Pattern' })]) },
    ),
    ImageScanningConfiguration: oneOf(undefined, { ScanOnPush: true }, {}),
    EncryptionConfiguration: oneOf(undefined, { EncryptionType: 'KMS' }),
    Tags: oneOf(undefined, [{ Key: 'team', Value: 'payments' }]),
  }),
);
