import * as z from 'zod';
import { AwsError } from '../gateway/aws-error';
import { nextToken, pageOf } from '../gateway/page';
import { operation, type Service } from '../gateway/service';
import { member, textOf, without, type JsonObject } from '../json';

const INVALID = 'InvalidParameterException';

/** `DEFAULT` page of `DescribeRepositories` (ECR API reference). */
const PAGE = 100;

const describeRepositories = z.strictObject({
  repositoryNames: z.array(z.string()).min(1).max(100).optional(),
  maxResults: z.number().int().min(1).max(1_000).optional(),
  nextToken: z.string().optional(),
});

const named = z.strictObject({ repositoryName: z.string() });

const listTags = z.strictObject({ resourceArn: z.string() });

const repositoryScanning = z.strictObject({ repositoryNames: z.array(z.string()).min(1).max(25) });

const noMembers = z.strictObject({});

const filters = z.array(z.strictObject({ filterType: z.literal('WILDCARD'), filter: z.string() })).min(1);

/** ECR takes filters with the two `…_WITH_EXCLUSION` settings only, and then at least one. */
const putMutability = z.union([
  z.strictObject({ repositoryName: z.string(), imageTagMutability: z.enum(['MUTABLE', 'IMMUTABLE']) }),
  z.strictObject({
    repositoryName: z.string(),
    imageTagMutability: z.enum(['MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION']),
    imageTagMutabilityExclusionFilters: filters,
  }),
]);

/** ECR repositories of one registry, in the spelling of the ECR API. */
export class Repositories {
  readonly #byName = new Map<string, JsonObject>();

  /** Every repository. */
  all(): readonly JsonObject[] {
    return [...this.#byName.values()];
  }

  /** Adds or replaces a repository. */
  put(repository: JsonObject): void {
    this.#byName.set(textOf(repository, 'repositoryName'), repository);
  }

  /** The operations. */
  service(): Service {
    return {
      scope: 'ecr',
      protocol: 'json-1.1',
      target: 'AmazonEC2ContainerRegistry_V20150921',
      operations: new Map([
        [
          'DescribeRepositories',
          operation('ecr:DescribeRepositories', describeRepositories, INVALID, (input) => this.#describe(input)),
        ],
        [
          'PutImageTagMutability',
          operation('ecr:PutImageTagMutability', putMutability, INVALID, (input) => this.#putMutability(input)),
        ],
        [
          'GetLifecyclePolicy',
          operation('ecr:GetLifecyclePolicy', named, INVALID, (input) => this.#noPolicy(input, 'Lifecycle')),
        ],
        [
          'GetRepositoryPolicy',
          operation('ecr:GetRepositoryPolicy', named, INVALID, (input) => this.#noPolicy(input, 'Repository')),
        ],
        ['ListTagsForResource', operation('ecr:ListTagsForResource', listTags, INVALID, (input) => this.#tags(input))],
        [
          'BatchGetRepositoryScanningConfiguration',
          operation('ecr:BatchGetRepositoryScanningConfiguration', repositoryScanning, INVALID, (input) =>
            this.#scanning(input),
          ),
        ],
        [
          'GetRegistryScanningConfiguration',
          // What holds until somebody puts another configuration (ECR user guide, "Image scanning").
          operation('ecr:GetRegistryScanningConfiguration', noMembers, INVALID, (_, { caller }) => ({
            registryId: caller.account,
            scanningConfiguration: { scanType: 'BASIC', rules: [] },
          })),
        ],
      ]),
    };
  }

  #describe({ repositoryNames, ...page }: z.output<typeof describeRepositories>): object {
    if (repositoryNames !== undefined) {
      if (page.maxResults === undefined && page.nextToken === undefined) {
        return { repositories: repositoryNames.map((name) => this.#get(name)) };
      }
      throw new AwsError(INVALID, 'Names of repositories and pages do not go together.');
    }
    const listed = pageOf(this.all(), page.maxResults ?? PAGE, page.nextToken, INVALID);
    return { repositories: listed.items, ...nextToken(listed) };
  }

  /** Policies are not simulated: no repository has one. */
  #noPolicy({ repositoryName }: z.output<typeof named>, kind: 'Lifecycle' | 'Repository'): never {
    const registry = textOf(this.#get(repositoryName), 'registryId');
    throw new AwsError(
      `${kind}PolicyNotFoundException`,
      `${kind} policy does not exist for the repository with name '${repositoryName}' in the registry with id '${registry}'`,
    );
  }

  /** Repositories have no tags here. */
  #tags({ resourceArn }: z.output<typeof listTags>): object {
    this.#get(/:repository\/(.+)$/.exec(resourceArn)?.[1] ?? resourceArn);
    return { tags: [] };
  }

  /** With basic scanning and no rule of the registry each repository's own setting decides. */
  #scanning({ repositoryNames }: z.output<typeof repositoryScanning>): object {
    const found = repositoryNames.map((repositoryName) => ({
      repositoryName,
      repository: this.#byName.get(repositoryName),
    }));
    return {
      scanningConfigurations: found.flatMap(({ repositoryName, repository }) => {
        if (repository === undefined) return [];
        const scanOnPush = member(repository['imageScanningConfiguration'], 'scanOnPush') === true;
        const scanFrequency = scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
        const repositoryArn = textOf(repository, 'repositoryArn');
        return [{ repositoryArn, repositoryName, scanOnPush, scanFrequency, appliedScanFilters: [] }];
      }),
      failures: found.flatMap(({ repositoryName, repository }) => {
        if (repository !== undefined) return [];
        const failureReason = `The repository with name '${repositoryName}' does not exist in the registry`;
        return [{ repositoryName, failureCode: 'REPOSITORY_NOT_FOUND', failureReason }];
      }),
    };
  }

  #putMutability({ repositoryName, ...mutability }: z.output<typeof putMutability>): object {
    const repository = this.#get(repositoryName);
    this.put({ ...without(repository, ['imageTagMutabilityExclusionFilters']), ...mutability });
    return { registryId: textOf(repository, 'registryId'), repositoryName, ...mutability };
  }

  #get(name: string): JsonObject {
    const repository = this.#byName.get(name);
    if (repository !== undefined) return repository;
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry`,
    );
  }
}
