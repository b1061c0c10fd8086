import { isJsonList, isJsonObject, valueAt, type Json, type JsonObject } from '../../core/subject/json';
import { resourcesOf, textOf } from './synthesis';

/** An IAM statement of a template, and the resource in which it stands. */
export interface FoundStatement {
  readonly resource: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
  readonly condition: Json | undefined;
}

/** Every statement of every role's inline policies and of every policy in a template; trust is left out. */
export function policyStatements(template: JsonObject): readonly FoundStatement[] {
  const inline = [...resourcesOf(template, 'AWS::IAM::Role')].flatMap(([id, role]) =>
    list(valueAt(role, ['Properties', 'Policies'])).flatMap((policy) => statements(id, policy)),
  );
  const policies = [...resourcesOf(template, 'AWS::IAM::Policy')].flatMap(([id, policy]) =>
    statements(id, valueAt(policy, ['Properties'])),
  );
  return [...inline, ...policies];
}

function statements(resource: string, policy: Json | undefined): readonly FoundStatement[] {
  return list(valueAt(policy, ['PolicyDocument', 'Statement'])).map((statement) => ({
    resource,
    effect: textOf(valueAt(statement, ['Effect'])),
    actions: list(valueAt(statement, ['Action'])).map(textOf),
    resources: list(valueAt(statement, ['Resource'])),
    condition: valueAt(statement, ['Condition']),
  }));
}

function list(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isJsonList(value) ? value : isJsonObject(value) || typeof value === 'string' ? [value] : [];
}
