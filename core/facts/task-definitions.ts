import type { JsonObject } from '../subject/json';

/** Reads task definitions. A registered revision never changes but for its status and tags. */
export interface TaskDefinitions {
  /**
   * The raw `DescribeTaskDefinition` answer (`{taskDefinition, tags}` in ECS API spelling) for a full ARN.
   *
   * @throws GuardrailsError `AWS_CALL_FAILED` when it cannot be read; never an empty definition.
   */
  describe(taskDefinitionArn: string): Promise<JsonObject>;
}
