import { ECSClient } from '@aws-sdk/client-ecs';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecsTaskDefinitionRegistry } from '../../../../adapters/ecs/task-definition-registry';
import { isJsonObject, member, valueAt, type Json, type JsonObject } from '../../../../core/subject/json';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';

const PREFIX = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/';

/** Families of task definitions behind a real client. */
export class FakeEcs {
  readonly operations: string[] = [];
  /** What is done before an operation is answered. */
  before: (operation: string) => void = () => undefined;
  /** Operations that are refused, by the error. */
  refused: Readonly<Record<string, string>> = {};
  readonly #revisions = new Map<string, JsonObject[]>();

  /** The registry that the function uses, on this account. */
  get registry() {
    const { settings } = fakeEndpoint({
      DescribeTaskDefinition: (request) => this.#answer('DescribeTaskDefinition', () => this.#describe(request)),
      RegisterTaskDefinition: (request) => this.#answer('RegisterTaskDefinition', () => this.#register(request)),
    });
    return ecsTaskDefinitionRegistry(
      new ECSClient(settings),
      awsCalls(() => 60_000),
    );
  }

  /** Adds a revision, as ECS would describe it. */
  add(family: string, definition: JsonObject, tags: readonly JsonObject[] = [], revision?: number): number {
    const revisions = this.#revisions.get(family) ?? [];
    const number = revision ?? revisions.length + 1;
    const described = {
      status: 'ACTIVE',
      ...definition,
      family,
      revision: number,
      taskDefinitionArn: `${PREFIX}${family}:${number}`,
      registeredBy: 'arn:aws:iam::111122223333:role/pipeline',
    };
    this.#revisions.set(family, [...revisions, { taskDefinition: described, tags: [...tags] }]);
    return number;
  }

  /** The newest ACTIVE revision. */
  newest(family: string): JsonObject | undefined {
    return this.#revisions
      .get(family)
      ?.findLast((described) => valueAt(described, ['taskDefinition', 'status']) === 'ACTIVE');
  }

  #answer(operation: string, run: () => FakeAnswer): FakeAnswer {
    this.before(operation);
    this.operations.push(operation);
    const error = this.refused[operation];
    return error === undefined ? run() : { error };
  }

  #describe(request: Json): FakeAnswer {
    const name = member(request, 'taskDefinition');
    const [family = '', revision] = typeof name === 'string' ? name.split(':') : [];
    const found = revision === undefined ? this.newest(family) : this.#numbered(family, Number(revision));
    return found === undefined ? { error: 'ClientException' } : { body: found };
  }

  #numbered(family: string, revision: number): JsonObject | undefined {
    return this.#revisions
      .get(family)
      ?.find((described) => valueAt(described, ['taskDefinition', 'revision']) === revision);
  }

  #register(request: Json): FakeAnswer {
    if (!isJsonObject(request)) return { error: 'ClientException' };
    const { family, tags, ...definition } = request;
    const name = typeof family === 'string' ? family : '';
    const last = valueAt(this.#revisions.get(name)?.at(-1), ['taskDefinition', 'revision']);
    const number = typeof last === 'number' ? last + 1 : 1;
    this.add(name, definition, Array.isArray(tags) ? tags.filter(isJsonObject) : [], number);
    return { body: this.newest(name) ?? {} };
  }
}
