import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { EFSClient } from '@aws-sdk/client-efs';

import { awsCalls } from '../../../adapters/aws/aws-calls';
import { describeRepository } from '../../../adapters/ecr/describe-repository';
import { ecrChanges } from '../../../adapters/ecr/ecr-changes';
import { registryScanning } from '../../../adapters/ecr/registry-scanning';
import { repositoryScanning } from '../../../adapters/ecr/repository-scanning';
import { accountSettings } from '../../../adapters/ecs/account-settings';
import { ecsDescriptions } from '../../../adapters/ecs/descriptions';
import { ecsChanges } from '../../../adapters/ecs/ecs-changes';
import { describeFileSystem } from '../../../adapters/efs/describe-file-system';
import { efsChanges } from '../../../adapters/efs/efs-changes';
import { isJsonList, isJsonObject, member, type Json, type JsonObject } from '../../../core/subject/json';
import type { RemediationPorts } from '../../../remediations/remediation';
import { fakeEndpoint, type FakeAnswer, type FakeAnswers } from '../../support/fake-endpoint';

export const FILE_SYSTEM_ID = 'fs-0123456789abcdef0';
const FILE_SYSTEMS = '/2015-02-01/file-systems';

/** EFS speaks REST; the others name their operations. */
const OPERATIONS: Readonly<Record<string, string>> = {
  [`GET ${FILE_SYSTEMS}`]: 'elasticfilesystem:DescribeFileSystems',
  [`GET ${FILE_SYSTEMS}/${FILE_SYSTEM_ID}/policy`]: 'elasticfilesystem:DescribeFileSystemPolicy',
  [`PUT ${FILE_SYSTEMS}/${FILE_SYSTEM_ID}/policy`]: 'elasticfilesystem:PutFileSystemPolicy',
  [`POST /2015-02-01/resource-tags/${FILE_SYSTEM_ID}`]: 'elasticfilesystem:TagResource',
};

/** An account with one resource, behind real clients. `resource` is as the API describes it; `undefined` is gone. */
export class FakeAccount {
  resource: JsonObject | undefined;
  settings: Readonly<Record<string, string>> = {};
  /** Policy of the file system, as text. */
  policy: string | undefined;
  /** What scans the repository. */
  scanning: JsonObject | undefined;
  /** Lifecycle policy of the repository, as text. */
  lifecycle: string | undefined;
  /** What scans the registry. */
  registry: JsonObject = { scanType: 'BASIC', rules: [] };
  /** Actions that AWS refuses, with the error that it gives. */
  readonly refused = new Map<string, string>();
  /** Actions that AWS answers without doing them. */
  readonly ignored = new Set<string>();
  private readonly log: { readonly action: string; readonly request: Json }[] = [];

  constructor(resource: JsonObject | undefined) {
    this.resource = resource;
  }

  get actions(): readonly string[] {
    return this.log.map(({ action }) => action);
  }

  requestsOf(action: string): readonly Json[] {
    return this.log.filter((call) => call.action === action).map(({ request }) => request);
  }

  forget(): void {
    this.log.length = 0;
  }

  /** The ports of one invocation, with the adapters that are deployed. */
  ports(): Pick<RemediationPorts, 'lookUps' | 'descriptions' | 'ecs' | 'ecr' | 'efs'> {
    const calls = awsCalls(() => 30_000);
    const ecs = new ECSClient(fakeEndpoint(this.answering('ecs', this.ecs())).settings);
    const ecr = new ECRClient(fakeEndpoint(this.answering('ecr', this.ecr())).settings);
    const efs = new EFSClient(fakeEndpoint(this.answering('elasticfilesystem', this.efs())).settings);
    return {
      lookUps: {
        'account-settings': accountSettings(ecs, calls),
        'registry-scanning': registryScanning(ecr, calls),
        'repository-scanning': repositoryScanning(ecr, calls),
      },
      descriptions: {
        ...ecsDescriptions(ecs, calls),
        'AWS::ECR::Repository': describeRepository(ecr, calls),
        'AWS::EFS::FileSystem': describeFileSystem(efs, calls),
      },
      ecs: ecsChanges(ecs, calls),
      ecr: ecrChanges(ecr, calls),
      efs: efsChanges(efs, calls),
    };
  }

  private answering(prefix: string, operations: Readonly<Record<string, (request: Json) => FakeAnswer>>): FakeAnswers {
    return Object.fromEntries(
      Object.entries(operations).map(([operation, answer]) => [
        operation,
        (request: Json) => {
          const action = OPERATIONS[operation] ?? `${prefix}:${operation}`;
          this.log.push({ action, request });
          const error = this.refused.get(action);
          if (error !== undefined) return { error };
          const kept = {
            resource: this.resource,
            settings: this.settings,
            policy: this.policy,
            scanning: this.scanning,
            lifecycle: this.lifecycle,
            registry: this.registry,
          };
          const answered = answer(request);
          if (this.ignored.has(action)) Object.assign(this, kept);
          return answered;
        },
      ]),
    );
  }

  private listed(name: string): FakeAnswer {
    return this.resource === undefined
      ? { body: { [name]: [], failures: [{ reason: 'MISSING' }] } }
      : { body: { [name]: [this.resource], failures: [] } };
  }

  private changed(change: JsonObject): FakeAnswer {
    this.resource = { ...this.resource, ...change };
    return { body: {} };
  }

  private ecs() {
    const tagged = (request: Json) => this.changed({ tags: merged(this.resource?.['tags'], member(request, 'tags')) });
    return {
      DescribeServices: () => this.listed('services'),
      DescribeClusters: () => this.listed('clusters'),
      DescribeCapacityProviders: () => this.listed('capacityProviders'),
      DescribeTaskDefinition: (): FakeAnswer => {
        if (this.resource === undefined) return { error: 'ClientException' };
        const { tags, ...taskDefinition } = this.resource;
        return { body: { taskDefinition, tags } };
      },
      UpdateService: (request: Json) => this.changed(without(request, ['cluster', 'service'])),
      UpdateClusterSettings: (request: Json) => this.changed(without(request, ['cluster'])),
      UpdateCluster: (request: Json) => this.changed(without(request, ['cluster'])),
      UpdateCapacityProvider: (request: Json) => this.changed(without(request, ['name'])),
      TagResource: tagged,
      ListAccountSettings: (): FakeAnswer => ({
        body: { settings: Object.entries(this.settings).map(([name, value]) => ({ name, value })) },
      }),
      PutAccountSettingDefault: (request: Json): FakeAnswer => {
        this.settings = { ...this.settings, [textIn(request, 'name')]: textIn(request, 'value') };
        return { body: {} };
      },
    };
  }

  private ecr() {
    return {
      DescribeRepositories: (): FakeAnswer =>
        this.resource === undefined
          ? { error: 'RepositoryNotFoundException' }
          : { body: { repositories: [this.resource] } },
      GetLifecyclePolicy: (): FakeAnswer =>
        this.lifecycle === undefined
          ? { error: 'LifecyclePolicyNotFoundException' }
          : { body: { lifecyclePolicyText: this.lifecycle } },
      PutLifecyclePolicy: (request: Json): FakeAnswer => {
        this.lifecycle = textIn(request, 'lifecyclePolicyText');
        return { body: {} };
      },
      GetRegistryScanningConfiguration: (): FakeAnswer => ({ body: { scanningConfiguration: this.registry } }),
      PutRegistryScanningConfiguration: (request: Json): FakeAnswer => {
        this.registry = without(request, []);
        return { body: {} };
      },
      GetRepositoryPolicy: (): FakeAnswer => ({ error: 'RepositoryPolicyNotFoundException' }),
      ListTagsForResource: (): FakeAnswer => ({ body: { tags: this.resource?.['tags'] ?? [] } }),
      BatchGetRepositoryScanningConfiguration: (): FakeAnswer => ({
        body: { scanningConfigurations: [{ repositoryName: this.resource?.['repositoryName'], ...this.scanning }] },
      }),
      PutImageScanningConfiguration: (request: Json): FakeAnswer => {
        const scanOnPush = member(member(request, 'imageScanningConfiguration'), 'scanOnPush') ?? false;
        this.scanning = { scanOnPush, scanFrequency: 'SCAN_ON_PUSH' };
        return { body: {} };
      },
      TagResource: (request: Json) => this.changed({ tags: merged(this.resource?.['tags'], member(request, 'tags')) }),
    };
  }

  private efs() {
    const policy = `${FILE_SYSTEMS}/${FILE_SYSTEM_ID}/policy`;
    return {
      [`GET ${FILE_SYSTEMS}`]: (): FakeAnswer =>
        this.resource === undefined ? { error: 'FileSystemNotFound' } : { body: { FileSystems: [this.resource] } },
      [`GET ${policy}`]: (): FakeAnswer =>
        this.policy === undefined ? { error: 'PolicyNotFound' } : { body: { Policy: this.policy } },
      [`PUT ${policy}`]: (request: Json): FakeAnswer => {
        this.policy = textIn(request, 'Policy');
        return { body: {} };
      },
      [`POST /2015-02-01/resource-tags/${FILE_SYSTEM_ID}`]: (request: Json) =>
        this.changed({ Tags: merged(this.resource?.['Tags'], member(request, 'Tags')) }),
    };
  }
}

function without(request: Json, names: readonly string[]): JsonObject {
  const entries = isJsonObject(request) ? Object.entries(request) : [];
  return Object.fromEntries(entries.filter(([name]) => !names.includes(name)));
}

/** Tags by their key, in whatever spelling the service has. */
function merged(before: Json | undefined, given: Json | undefined): Json {
  const [older, newer] = [before, given].map((tags) => (isJsonList(tags) ? tags : []));
  const keyOf = (tag: Json) => member(tag, 'key') ?? member(tag, 'Key');
  const keys = new Set(newer?.map(keyOf));
  return [...(older ?? []).filter((tag) => !keys.has(keyOf(tag))), ...(newer ?? [])];
}

function textIn(request: Json, name: string): string {
  const value = member(request, name);
  if (typeof value !== 'string') throw new Error(`The request has no text ${name}.`);
  return value;
}
