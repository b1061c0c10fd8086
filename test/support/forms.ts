import { readFiles } from '../../core/inputs/read-files';
import type { Subject } from '../../core/subject/subject';
import { configApi, configEvent } from './forms/config-item-forms';
import { describeAnswer } from './forms/describe-form';
import type { Form, FormSource, Obstacle } from './forms/form';
import { registerCamelCase, registerPascalCase } from './forms/register-forms';
import { taskEventForm } from './forms/task-event-form';
import { templateJson, templateYaml } from './forms/template-forms';

const ALL_FORMS: readonly Form[] = [
  configEvent,
  configApi,
  describeAnswer,
  registerCamelCase,
  registerPascalCase,
  taskEventForm,
  templateJson,
  templateYaml,
];

/** Every form in which a resource can reach this product. */
export const FORMS: readonly Form[] = ALL_FORMS.map((form) => ({
  ...form,
  obstacle: (source) => outsideOf(form, source) ?? form.obstacle(source),
}));

function outsideOf({ reader }: Form, { type, sources }: FormSource): Obstacle | undefined {
  if (type === 'AWS::::Account') return 'lookUpsOnly';
  return sources === undefined || sources.includes(reader) ? undefined : 'anotherReader';
}

/**
 * The subject that the product's readers make of a resource written in a form.
 *
 * @throws Error when the reader refuses anything, or finds more or less than the one resource
 */
export function subjectThrough(form: Form, source: FormSource): Subject {
  const reading = readFiles(form.files(source), {
    account: source.account ?? undefined,
    region: source.region ?? undefined,
  });
  const refused = [...reading.errors, ...reading.unrecognised.map(({ reason }) => new Error(reason))];
  if (refused[0] !== undefined) throw refused[0];
  // A task's definition stands in a file of its own, where it is a resource as well.
  const events = reading.subjects.filter((subject) => subject.source === 'task-event');
  const [subject, second] = events.length > 0 ? events : reading.subjects;
  if (subject === undefined || second !== undefined) {
    throw new Error(`The form "${form.name}" gave ${String(reading.subjects.length)} resources instead of one.`);
  }
  return subject;
}
