import * as z from 'zod';
import { AwsError } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';
import { textOf, without, type JsonObject } from '../json';

const INVALID = 'InvalidParameterException';

const describeRepositories = z.strictObject({ repositoryNames: z.array(z.string()).min(1).max(100).optional() });

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
          operation('ecr:DescribeRepositories', describeRepositories, INVALID, ({ repositoryNames }) => ({
            repositories: repositoryNames?.map((name) => this.#get(name)) ?? this.all(),
          })),
        ],
        [
          'PutImageTagMutability',
          operation('ecr:PutImageTagMutability', putMutability, INVALID, (input) => this.#putMutability(input)),
        ],
      ]),
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
