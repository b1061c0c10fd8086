import { isJsonList, isJsonObject, type Json } from '../../../core/subject/json';
import { isUnknown, type UnknownReason } from '../../../core/subject/unknown';
import type { FormSource, Obstacle } from './form';

/** Reasons of unknown values, and the obstacle that they are to a form. */
type Unwritable = Readonly<Partial<Record<UnknownReason, Obstacle>>>;

/** What AWS itself says: no reference survives a deployment. */
const RECORDED: Unwritable = {
  'unresolved-reference': 'reference',
  'open-condition': 'reference',
  'secret-reference': 'reference',
};

/** What AWS answers and what people write leaves out nothing that is set. */
export const COMPLETE: Unwritable = { 'not-recorded': 'notRecorded' };

/** The obstacle that an unknown value in a resource is to a form. */
export function unwritableIn(source: FormSource, unwritable: Unwritable): Obstacle | undefined {
  return reasonsIn(source.configuration)
    .map((reason) => unwritable[reason])
    .find((obstacle) => obstacle !== undefined);
}

/** Forms with an ARN cannot leave account or Region open. */
function unknownAccount({ account, region }: FormSource): Obstacle | undefined {
  return account === null || region === null ? 'alwaysTellsAccount' : undefined;
}

/** ACTIVE is what no Status means. */
export function writtenStatus({ configuration }: FormSource): Obstacle | undefined {
  const status = configuration['Status'];
  return status === undefined || status === 'ACTIVE' ? undefined : 'status';
}

/** What CloudFormation leaves of a text with pseudo parameters. */
export function deployedText(source: FormSource, text: string): string {
  return text
    .replaceAll('${AWS::AccountId}', source.account ?? '${AWS::AccountId}')
    .replaceAll('${AWS::Region}', source.region ?? '${AWS::Region}')
    .replaceAll('${AWS::URLSuffix}', 'amazonaws.com');
}

/** A pseudo parameter that stays in a text although the resource is deployed. */
function unresolvablePseudo(source: FormSource): Obstacle | undefined {
  const remains = textsIn(source.configuration).some((text) => deployedText(source, text).includes('${AWS::'));
  return remains ? 'unresolvablePseudoParameter' : undefined;
}

/** What keeps a resource from being recorded by AWS. */
export function recordedObstacle(source: FormSource): Obstacle | undefined {
  return unknownAccount(source) ?? unwritableIn(source, RECORDED) ?? unresolvablePseudo(source);
}

/** What keeps a resource from being answered by a describe operation. */
export function answeredObstacle(source: FormSource): Obstacle | undefined {
  return recordedObstacle(source) ?? unwritableIn(source, COMPLETE);
}

/** Forms that only task definitions have. */
export function taskDefinitionsOnly({ type }: FormSource): Obstacle | undefined {
  return type === 'AWS::ECS::TaskDefinition' ? undefined : 'anotherType';
}

/** What keeps a task definition from being written as the request that registers it. */
export function requestObstacle(source: FormSource): Obstacle | undefined {
  return (
    taskDefinitionsOnly(source) ??
    unwritableIn(source, { ...RECORDED, ...COMPLETE }) ??
    unresolvablePseudo(source) ??
    writtenStatus(source)
  );
}

function reasonsIn(value: Json): readonly UnknownReason[] {
  if (isUnknown(value)) return [value.$unknown];
  if (isJsonList(value)) return value.flatMap(reasonsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(reasonsIn) : [];
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isJsonList(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
