import { policyDocument } from '../subject/shapes/policy-document';
import { flag, list, map, number, object, text, type Shape } from '../subject/shapes/shape';

/** What a look-up answers, and where it comes from. */
export interface FactShape {
  /** Null for what has a form of its own. */
  readonly shape: Shape | null;
  /** For people: operations of AWS, or what else it is made of. */
  readonly source: string;
}

const ipPermissions = list(
  object({
    FromPort: number,
    IpProtocol: text,
    IpRanges: list(object({ CidrIp: text })),
    Ipv6Ranges: list(object({ CidrIpv6: text })),
    PrefixListIds: list(object({ PrefixListId: text })),
    ToPort: number,
  }),
);

/**
 * Every look-up that a check may name in `custom.facts`, by its name in `context.facts`. Members have the names of the
 * AWS APIs they come from. What could not be had is absent, or an unknown value at its place.
 */
export const FACT_SHAPES = {
  services: {
    shape: list(object({ EnableExecuteCommand: flag, ServiceArn: text })),
    source: 'ecs DescribeServices: the services that use this revision',
  },
  cluster: {
    shape: object({
      DefaultCapacityProviderStrategy: list(object({ Base: number, CapacityProvider: text, Weight: number })),
    }),
    source: 'ecs DescribeClusters: the cluster of this service',
  },
  'account-settings': {
    shape: map(text),
    source: 'ecs ListAccountSettings with effectiveSettings: value by setting name',
  },
  'image-config': {
    shape: map(object({ User: text })),
    source: 'the registry, by digest: image configuration by the reference that the container names',
  },
  'image-signatures': {
    shape: map(object({ IsProvisional: flag, Reason: text, Verdict: text })),
    source: 'registry and trust policy: verdict by the reference that the container names',
  },
  'organization-accounts': {
    shape: list(text),
    source: 'organizations ListAccounts: account ids',
  },
  'security-groups': {
    shape: map(object({ GroupName: text, IpPermissions: ipPermissions })),
    source: 'ec2 DescribeSecurityGroups: by group id',
  },
  'prefix-lists': {
    shape: map(list(text)),
    source: 'ec2 GetManagedPrefixListEntries: CIDR blocks by prefix list id',
  },
  'repository-scanning': {
    shape: object({ ScanFrequency: text, ScanOnPush: flag }),
    source: 'ecr BatchGetRepositoryScanningConfiguration: what applies to this repository',
  },
  'registry-scanning': {
    shape: object({
      RepositoryCount: number,
      Rules: list(object({ RepositoryFilters: list(object({ Filter: text, FilterType: text })), ScanFrequency: text })),
      ScanType: text,
    }),
    source: 'ecr GetRegistryScanningConfiguration, and how many repositories DescribeRepositories lists',
  },
  'key-managers': {
    shape: map(text),
    source: 'kms DescribeKey: KeyManager (AWS or CUSTOMER) by the key as the resource names it',
  },
  'managed-policies': {
    shape: map(policyDocument),
    source: 'iam GetPolicyVersion of attached policies: document of the default version by policy ARN',
  },
  'ebs-encryption-by-default': {
    shape: object({ EbsEncryptionByDefault: flag }),
    source: 'ec2 GetEbsEncryptionByDefault',
  },
  detector: {
    shape: object({
      DetectorIds: list(text),
      Features: list(
        object({ AdditionalConfiguration: list(object({ Name: text, Status: text })), Name: text, Status: text }),
      ),
      Status: text,
    }),
    source: 'guardduty ListDetectors and GetDetector; without a detector DetectorIds is an empty list',
  },
  'secret-detections': {
    shape: null,
    source: 'this product: what its detectors found in the configuration; see core/secrets',
  },
} as const satisfies Readonly<Record<string, FactShape>>;

export type FactName = keyof typeof FACT_SHAPES;

/** All names, sorted. */
export const FACT_NAMES: readonly string[] = Object.keys(FACT_SHAPES).sort();
