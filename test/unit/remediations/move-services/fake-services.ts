import { ECSClient } from '@aws-sdk/client-ecs';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecsChanges } from '../../../../adapters/ecs/ecs-changes';
import { runningServices } from '../../../../adapters/ecs/running-services';
import { isJsonList, member, type Json, type JsonObject } from '../../../../core/subject/json';
import type { RemediationPorts } from '../../../../remediations/remediation';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';

const ACCOUNT = 'arn:aws:ecs:eu-west-1:111122223333';

/** ARN of a revision. */
export function revisionArn(name: string): string {
  return `${ACCOUNT}:task-definition/${name}`;
}

/** One cluster with services, behind a real client. */
export class FakeServices {
  readonly requests: Json[] = [];
  readonly services: JsonObject[] = [];
  /** What is done before a service is described. */
  before: () => void = () => undefined;

  /** The ports that read and change them. */
  ports(): Pick<RemediationPorts, 'services' | 'ecs'> {
    const { settings } = fakeEndpoint({
      ListClusters: { body: { clusterArns: [`${ACCOUNT}:cluster/prod`] } },
      ListServices: () => ({ body: { serviceArns: this.services.map(({ serviceArn }) => serviceArn) } }),
      DescribeServices: (request) => this.#describe(request),
      UpdateService: (request) => this.#update(request),
    });
    const client = new ECSClient(settings);
    const calls = awsCalls(() => 60_000);
    return { services: runningServices(client, calls), ecs: ecsChanges(client, calls) };
  }

  /** Adds a service that runs a revision, as ECS would describe it. */
  add(name: string, revision: string, more: JsonObject = {}): void {
    const taskDefinition = revisionArn(revision);
    this.services.push({
      serviceName: name,
      serviceArn: `${ACCOUNT}:service/prod/${name}`,
      clusterArn: `${ACCOUNT}:cluster/prod`,
      status: 'ACTIVE',
      taskDefinition,
      deployments: [{ status: 'PRIMARY', taskDefinition, rolloutState: 'COMPLETED' }],
      ...more,
    });
  }

  /** Changes what a service is described as. */
  set(name: string, change: JsonObject): void {
    const index = this.services.findIndex(({ serviceName }) => serviceName === name);
    this.services[index] = { ...this.services[index], ...change };
  }

  runs(name: string): Json | undefined {
    return this.#named(name)?.['taskDefinition'];
  }

  #named(name: Json): JsonObject | undefined {
    return this.services.find(({ serviceName, serviceArn }) => serviceName === name || serviceArn === name);
  }

  #describe(request: Json): FakeAnswer {
    this.before();
    const asked = member(request, 'services');
    const names = isJsonList(asked) ? asked : [];
    const failures = names.filter((name) => this.#named(name) === undefined).map(() => ({ reason: 'MISSING' }));
    return { body: { services: names.flatMap((name) => this.#named(name) ?? []), failures } };
  }

  #update(request: Json): FakeAnswer {
    this.requests.push(request);
    const name = member(request, 'service');
    const taskDefinition = member(request, 'taskDefinition');
    if (typeof name === 'string' && typeof taskDefinition === 'string') {
      const deployments = [{ status: 'PRIMARY', taskDefinition, rolloutState: 'COMPLETED' }];
      this.set(name, { taskDefinition, deployments });
    }
    return { body: { service: {} } };
  }
}
