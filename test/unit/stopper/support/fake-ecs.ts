import { GuardrailsError } from '../../../../core/errors';
import type { TaskDefinitions } from '../../../../core/facts/task-definitions';
import type { Tasks, TaskState } from '../../../../core/facts/tasks';
import { isJsonObject, type JsonObject } from '../../../../core/subject/json';

/** The write and read operations that the stopper may use; there is no UpdateService to call. */
export type Operation = 'DescribeTaskDefinition' | 'DescribeTasks' | 'StopTask';

export interface Call {
  readonly operation: Operation;
  readonly target: string;
}

/** What ECS itself would say. */
export function refused(operation: string, name: string): GuardrailsError {
  return new GuardrailsError('AWS_CALL_FAILED', `ecs:${operation} failed with ${name}.`);
}

/** ECS in memory: remembers what it was asked, refuses what it is told to, and stops tasks. */
export class FakeEcs implements Tasks {
  readonly calls: Call[] = [];
  readonly reasons: string[] = [];
  /** Throws to refuse a call before it has an effect. */
  fault: (call: Call) => void = () => undefined;
  /** Throws after a call has had its effect: the answer is lost. */
  loseAnswer: (call: Call) => void = () => undefined;
  readonly #tasks = new Map<string, TaskState>();
  readonly #definitions = new Map<string, JsonObject>();

  register(arn: string, taskDefinition: JsonObject, tags: readonly JsonObject[] = []): void {
    this.#definitions.set(arn, { taskDefinition: { taskDefinitionArn: arn, ...taskDefinition }, tags });
  }

  run(taskArn: string, taskDefinitionArn: string, desiredStatus = 'RUNNING'): void {
    this.#tasks.set(taskArn, { taskArn, taskDefinitionArn, desiredStatus, stoppedReason: undefined });
  }

  /** Somebody else stops the task. */
  stopByHand(taskArn: string, stoppedReason: string): void {
    const task = this.#tasks.get(taskArn);
    if (task !== undefined) this.#tasks.set(taskArn, { ...task, desiredStatus: 'STOPPED', stoppedReason });
  }

  forget(taskArn: string): void {
    this.#tasks.delete(taskArn);
  }

  async describe(_clusterArn: string, taskArn: string): Promise<TaskState | undefined> {
    return this.#call({ operation: 'DescribeTasks', target: taskArn }, () => this.#tasks.get(taskArn));
  }

  async stop(_clusterArn: string, taskArn: string, reason: string): Promise<void> {
    await this.#call({ operation: 'StopTask', target: taskArn }, () => {
      this.reasons.push(reason);
      this.stopByHand(taskArn, reason);
    });
  }

  readonly definitions: TaskDefinitions = {
    describe: (arn) =>
      this.#call({ operation: 'DescribeTaskDefinition', target: arn }, () => {
        const definition = this.#definitions.get(arn);
        if (!isJsonObject(definition)) throw refused('DescribeTaskDefinition', 'ClientException');
        return definition;
      }),
  };

  /** Targets of one operation, in the order of the calls. */
  targets(operation: Operation): readonly string[] {
    return this.calls.filter((call) => call.operation === operation).map(({ target }) => target);
  }

  async #call<Answer>(call: Call, effect: () => Answer): Promise<Answer> {
    this.calls.push(call);
    // Yields as a network call does, so that concurrent runs interleave.
    await Promise.resolve();
    this.fault(call);
    const answer = effect();
    this.loseAnswer(call);
    return answer;
  }
}
