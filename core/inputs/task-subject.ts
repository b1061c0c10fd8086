import { isJsonObject, type JsonObject } from '../subject/json';
import { normaliseConfiguration } from '../subject/normalise';
import { OpenObject, type RawObject } from '../subject/raw';
import type { Subject, SubjectOrigin, SubjectPart } from '../subject/subject';
import { unknownValue } from '../subject/unknown';
import { tagsOf } from '../subject/tags';
import { taskDefinitionOf } from './described';
import { mergeOverrides } from './merge-overrides';
import { identityOf } from './subject-identity';
import type { TaskEvent } from './task-event';

const TYPE = 'AWS::ECS::TaskDefinition';

/** Where the parts of a task's subject stand in files. */
export interface TaskOrigins {
  readonly definition: SubjectOrigin | null;
  readonly overrides: SubjectOrigin | null;
}

/**
 * The subject of a running task: its definition with its overrides merged in. The definition's own status is left out:
 * a revision that was deregistered after the start keeps running (ECS API `DeregisterTaskDefinition`).
 *
 * @param definition the `DescribeTaskDefinition` answer (or its `taskDefinition`) in any spelling; null when it is not at
 *   hand, and then nothing but the overrides is known
 */
export function taskSubject(
  event: TaskEvent,
  definition: RawObject | null,
  origins: TaskOrigins = { definition: null, overrides: null },
): Subject {
  const raw = definition === null ? notGiven(event) : taskDefinitionOf(definition);
  return subjectOfTask(event, normaliseConfiguration(TYPE, raw, { absence: 'default' }), origins);
}

/** The same from a definition that is normalised already; a second time would take present but empty blocks for absent. */
export function subjectOfTask(event: TaskEvent, written: JsonObject, origins: TaskOrigins): Subject {
  const { Overrides: overrides } = normaliseConfiguration(TYPE, { Overrides: event.overrides }, { absence: 'default' });
  const { configuration, redirects } = mergeOverrides(withoutStatus(written), isJsonObject(overrides) ? overrides : {});
  const { account, region } = event;
  return {
    type: TYPE,
    id: event.taskDefinitionArn,
    ...identityOf(event.taskDefinitionArn, { account, region }),
    source: 'task-event',
    tags: tagsOf(configuration['Tags']),
    configuration,
    logicalId: null,
    constructPath: null,
    origin: origins.definition,
    ...(origins.overrides === null ? {} : { parts: [overridesPart(origins.overrides)] }),
    redirects,
  };
}

/** @param event where the detail of the event stands */
function overridesPart(event: SubjectOrigin): SubjectPart {
  return { at: ['Overrides'], origin: { ...event, configuration: [...event.configuration, 'overrides'] } };
}

function withoutStatus(definition: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(definition).filter(([key]) => key !== 'Status'));
}

function notGiven({ taskDefinitionArn }: TaskEvent): OpenObject {
  const name = taskDefinitionArn.slice(taskDefinitionArn.indexOf('/') + 1);
  const colon = name.indexOf(':');
  return new OpenObject(
    { TaskDefinitionArn: taskDefinitionArn, Family: name.slice(0, colon), Revision: name.slice(colon + 1) },
    unknownValue('fact-missing', 'definition not given'),
  );
}
