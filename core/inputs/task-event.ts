import * as z from 'zod/mini';
import { GuardrailsError } from '../errors';
import { isJsonObject, type JsonObject } from '../subject/json';
import { OpenObject, type RawObject } from '../subject/raw';
import type { Subject, SubjectOrigin } from '../subject/subject';
import { unknownValue } from '../subject/unknown';
import { normaliseConfiguration } from '../subject/normalise';
import { mergeOverrides } from './merge-overrides';
import { taskDefinitionOf } from './described';
import { ownOf, tagsOf } from './subject-identity';

const text = z.string().check(z.minLength(1));

const container = z.object({
  name: z.optional(z.string()),
  image: z.optional(z.string()),
  imageDigest: z.optional(z.string()),
});

/** The members that decide anything; AWS adds more at any time, and they pass. */
const schema = z.object({
  id: text,
  'detail-type': z.literal('ECS Task State Change'),
  source: z.literal('aws.ecs'),
  account: z.string().check(z.regex(/^\d{12}$/)),
  region: text,
  time: z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time)))),
  detail: z.object({
    clusterArn: text,
    taskArn: text,
    taskDefinitionArn: text,
    desiredStatus: text,
    lastStatus: text,
    version: z.number(),
    createdAt: z.optional(z.string()),
    updatedAt: z.optional(z.string()),
    group: z.optional(z.string()),
    startedBy: z.optional(z.string()),
    launchType: z.optional(z.string()),
    enableExecuteCommand: z.optional(z.boolean()),
    overrides: z.optional(z.record(z.string(), z.json())),
    containers: z.optional(z.array(container)),
  }),
});

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
  readonly time: Date;
  readonly clusterArn: string;
  readonly taskArn: string;
  readonly taskDefinitionArn: string;
  readonly desiredStatus: string;
  readonly lastStatus: string;
  /** Grows with every change of the task; duplicates share it. */
  readonly version: number;
  readonly createdAt: string | undefined;
  readonly updatedAt: string | undefined;
  /** `service:NAME`, `family:FAMILY`, or whatever the caller of RunTask chose: a hint, never a proof. */
  readonly group: string | undefined;
  readonly startedBy: string | undefined;
  readonly launchType: string | undefined;
  readonly enableExecuteCommand: boolean | undefined;
  readonly overrides: JsonObject;
  readonly containers: readonly TaskContainer[];
}

/**
 * Reads an EventBridge event about a task.
 *
 * @throws GuardrailsError `EVENT_INVALID` naming the first field that is not as documented; nothing is quoted
 */
export function parseTaskEvent(event: unknown): TaskEvent {
  const result = schema.safeParse(event);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field =
      issue === undefined || issue.path.length === 0 ? 'the event itself' : issue.path.map(String).join('.');
    throw new GuardrailsError(
      'EVENT_INVALID',
      `The event is not an "ECS Task State Change" event as ECS documents it: ${field} is missing or of another form.`,
      { place: { field } },
    );
  }
  const { detail, id, account, region, time } = result.data;
  return {
    id,
    account,
    region,
    time: new Date(time),
    clusterArn: detail.clusterArn,
    taskArn: detail.taskArn,
    taskDefinitionArn: detail.taskDefinitionArn,
    desiredStatus: detail.desiredStatus,
    lastStatus: detail.lastStatus,
    version: detail.version,
    createdAt: detail.createdAt,
    updatedAt: detail.updatedAt,
    group: detail.group,
    startedBy: detail.startedBy,
    launchType: detail.launchType,
    enableExecuteCommand: detail.enableExecuteCommand,
    overrides: detail.overrides ?? {},
    containers: (detail.containers ?? []).map(({ name, image, imageDigest }) => ({ name, image, imageDigest })),
  };
}

/** Where the parts of a task's subject stand in files. */
export interface TaskOrigins {
  readonly definition: SubjectOrigin | null;
  readonly overrides: SubjectOrigin | null;
}

/**
 * The subject of a running task: its definition with its overrides merged in.
 *
 * @param definition the `DescribeTaskDefinition` answer (or its `taskDefinition`) in any spelling; null when it is not at
 *   hand, and then nothing about the containers is known
 */
export function taskSubject(
  event: TaskEvent,
  definition: JsonObject | RawObject | null,
  origins: TaskOrigins = { definition: null, overrides: null },
): Subject {
  const raw = definition === null ? notGiven(event) : (taskDefinitionOf(definition) ?? definition);
  const written = normaliseConfiguration('AWS::ECS::TaskDefinition', raw, { unrecorded: 'default' });
  const overrides = normaliseConfiguration(
    'AWS::ECS::TaskDefinition',
    { Overrides: event.overrides },
    { unrecorded: 'default' },
  )['Overrides'];
  const { configuration, redirects } = mergeOverrides(written, isJsonObject(overrides) ? overrides : {});
  return {
    type: 'AWS::ECS::TaskDefinition',
    id: event.taskDefinitionArn,
    arn: event.taskDefinitionArn,
    ...ownOf(event.taskDefinitionArn, { account: event.account, region: event.region }),
    source: 'task-event',
    tags: tagsOf(configuration),
    configuration,
    logicalId: null,
    constructPath: null,
    origin: origins.definition,
    ...(origins.overrides === null ? {} : { overridesOrigin: origins.overrides }),
    redirects,
  };
}

function notGiven(event: TaskEvent): OpenObject {
  return new OpenObject(
    { TaskDefinitionArn: event.taskDefinitionArn, Status: 'ACTIVE' },
    unknownValue('fact-missing', 'definition not given'),
  );
}
