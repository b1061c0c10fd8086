import * as z from 'zod/mini';
import { GuardrailsError } from '../errors';
import { parseArn, parseTaskDefinitionName } from '../subject/arn';
import { isJsonList, isJsonObject, valueAt, type Json, type JsonObject } from '../subject/json';
import { kindOf } from './kind-of';

export { taskSubject } from './task-subject';

const required = (expected: string) => z.string({ error: expected }).check(z.minLength(1, { error: expected }));
const optional = (expected: string) => z.nullish(z.string({ error: expected }));
const ecsArn = (kind: string) =>
  required(`the ARN of a ${kind}`).check(
    z.refine((text) => parseArn(text)?.service === 'ecs', { error: `the ARN of a ${kind}` }),
  );
const time = (expected: string) => z.iso.datetime({ offset: true, error: expected });

const OVERRIDES = 'an object with a list of containerOverrides';

/** The members that anything depends on; AWS adds more at any time, and they pass. */
const schema = z.object(
  {
    id: required('the id of the event'),
    source: z.literal('aws.ecs', { error: '"aws.ecs"' }),
    'detail-type': z.literal('ECS Task State Change', { error: '"ECS Task State Change"' }),
    account: z
      .string({ error: 'a 12-digit account id' })
      .check(z.regex(/^\d{12}$/, { error: 'a 12-digit account id' })),
    region: required('a Region'),
    time: time('an ISO 8601 time'),
    detail: z.object(
      {
        clusterArn: ecsArn('cluster'),
        taskArn: ecsArn('task'),
        taskDefinitionArn: ecsArn('task definition').check(
          z.refine((text) => parseTaskDefinitionName(text)?.revision !== undefined, {
            error: 'the ARN of a task definition with its revision',
          }),
        ),
        version: z.int({ error: 'a whole number' }),
        desiredStatus: required('a status such as RUNNING'),
        lastStatus: required('a status such as PENDING'),
        createdAt: z.nullish(time('an ISO 8601 time')),
        updatedAt: z.nullish(time('an ISO 8601 time')),
        group: optional('a text'),
        startedBy: optional('a text'),
        launchType: optional('a text such as FARGATE'),
        enableExecuteCommand: z.nullish(z.boolean({ error: 'true or false' })),
        overrides: z.nullish(
          z.object(
            {
              containerOverrides: z.nullish(
                z.array(z.object({ name: optional('the name of a container') }, { error: 'an object' }), {
                  error: 'a list',
                }),
              ),
            },
            { error: OVERRIDES },
          ),
        ),
        containers: z.nullish(
          z.array(
            z.object(
              { name: optional('a text'), image: optional('a text'), imageDigest: optional('a text') },
              { error: 'an object' },
            ),
            { error: 'a list of containers' },
          ),
        ),
      },
      { error: 'an object' },
    ),
  },
  { error: 'an object' },
);

/** A container of a running task; one that the definition does not name belongs to the platform. */
export interface TaskContainer {
  readonly name: string | undefined;
  readonly image: string | undefined;
  readonly imageDigest: string | undefined;
}

/** An "ECS Task State Change" event (ECS Developer Guide, "Amazon ECS task state change events"). */
export interface TaskEvent {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** With one-second grain. */
  readonly time: Date;
  readonly clusterArn: string;
  readonly taskArn: string;
  readonly taskDefinitionArn: string;
  /** Grows with every change of the task; duplicates share it. */
  readonly version: number;
  readonly desiredStatus: string;
  readonly lastStatus: string;
  readonly createdAt: Date | undefined;
  readonly updatedAt: Date | undefined;
  /** `service:NAME`, `family:FAMILY`, or whatever the caller of RunTask chose: a hint, never a proof. */
  readonly group: string | undefined;
  readonly startedBy: string | undefined;
  readonly launchType: string | undefined;
  readonly enableExecuteCommand: boolean;
  readonly overrides: JsonObject;
  readonly containers: readonly TaskContainer[];
}

/**
 * Reads an EventBridge event about a task.
 *
 * @throws GuardrailsError `EVENT_INVALID` naming the first field that is not as documented, what was expected, and the
 *   kind of what was found; nothing is quoted
 */
export function parseTaskEvent(event: unknown): TaskEvent {
  const read = schema.safeParse(event);
  const json = z.custom<Json>().parse(event);
  if (!read.success) throw invalid(json, read.error.issues);
  const { detail, id, account, region, time } = read.data;
  const overrides = valueAt(json, ['detail', 'overrides']);
  if (isDeeperThan(overrides, DEEPEST_OVERRIDES))
    throw invalid(json, [{ path: ['detail', 'overrides'], message: OVERRIDES }]);
  return {
    id,
    account,
    region,
    time: new Date(time),
    clusterArn: detail.clusterArn,
    taskArn: detail.taskArn,
    taskDefinitionArn: detail.taskDefinitionArn,
    version: detail.version,
    desiredStatus: detail.desiredStatus,
    lastStatus: detail.lastStatus,
    createdAt: dateOf(detail.createdAt),
    updatedAt: dateOf(detail.updatedAt),
    group: detail.group ?? undefined,
    startedBy: detail.startedBy ?? undefined,
    launchType: detail.launchType ?? undefined,
    enableExecuteCommand: detail.enableExecuteCommand ?? false,
    overrides: isJsonObject(overrides) ? overrides : {},
    containers: (detail.containers ?? []).map(({ name, image, imageDigest }) => ({
      name: name ?? undefined,
      image: image ?? undefined,
      imageDigest: imageDigest ?? undefined,
    })),
  };
}

/** `overrides.containerOverrides[].environment[].value` has five levels. */
const DEEPEST_OVERRIDES = 16;

/** Whoever runs a task chooses its overrides, and they are written as JSON once more. */
function isDeeperThan(value: Json | undefined, levels: number): boolean {
  if (!isJsonList(value) && !isJsonObject(value)) return false;
  return levels === 0 || Object.values(value).some((inner: Json) => isDeeperThan(inner, levels - 1));
}

function dateOf(text: string | null | undefined): Date | undefined {
  return text === null || text === undefined ? undefined : new Date(text);
}

/** Takes the first of the issues. */
function invalid(
  event: Json,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): GuardrailsError {
  const first = issues.slice(0, 1);
  const path = first.flatMap(({ path }) =>
    path.map((segment) => (typeof segment === 'number' ? segment : String(segment))),
  );
  const field = path.join('.');
  const expected = first.map(({ message }) => message).join();
  return new GuardrailsError(
    'EVENT_INVALID',
    `The event is no ECS task state change: ${field || 'it'} is ${kindOf(valueAt(event, path))}; expected ${expected}.`,
    { place: { field } },
  );
}
