import { asGuardrailsError, GuardrailsError } from '../errors';
import { isRawList, isRawObject, type Raw } from '../subject/raw';
import type { Subject } from '../subject/subject';
import { detectKind, IS_KIND, type InputKind } from './detect';
import { placeOf } from './document-place';
import { parseFile, type ParsedFile } from './parse-file';
import { readDocument } from './read-document';
import { isPending, joined, NOTHING, type NotEvaluated, type PendingTask, type Reading } from './reading';
import type { SourceFile } from './source-file';
import { nameIn, withOwn, type OwnSettings } from './subject-identity';
import { subjectOfTask, taskSubject } from './task-subject';

export interface ReadOptions extends OwnSettings {
  /** Read every file as this kind instead of detecting it. */
  readonly kind?: InputKind | undefined;
}

/** A file and why nothing came of it. */
export interface PassedOver {
  readonly file: string;
  readonly reason: string;
}

/** What was read of some files: everything readable, and one entry for everything that was not. */
export interface FilesReading {
  /** In the order of the files and of the resources in them. */
  readonly subjects: readonly Subject[];
  /** Valid JSON or YAML of no known kind. */
  readonly unrecognised: readonly PassedOver[];
  /** Files of a known kind that hold no resource of a judged type. */
  readonly empty: readonly PassedOver[];
  /** Each has `place.file`. */
  readonly errors: readonly GuardrailsError[];
  readonly notEvaluated: readonly (NotEvaluated & { readonly file: string })[];
}

interface FileReading extends Reading {
  readonly file: string;
  readonly unrecognised: string | undefined;
}

/**
 * Reads files of any supported kind. One bad file, or one bad item in a file, loses nothing else.
 *
 * A task event finds its definition among all the files, by the ARN or by family and revision.
 *
 * @param options own account and Region count where the input does not name its own
 */
export function readFiles(files: readonly SourceFile[], options: ReadOptions = {}): FilesReading {
  const readings = files.map((file) => readFile(file, options.kind));
  const definitions = readings.flatMap(({ found }) => found.flatMap((entry) => (isPending(entry) ? [] : [entry])));
  return {
    subjects: readings.flatMap(({ found }) =>
      found.map((entry) => withOwn(isPending(entry) ? withDefinition(entry, definitions) : entry, options)),
    ),
    unrecognised: readings.flatMap(({ file, unrecognised: reason }) =>
      reason === undefined ? [] : [{ file, reason }],
    ),
    empty: readings
      .filter(isEmpty)
      .map(({ file }) => ({ file, reason: 'it holds no resource of a type that is judged' })),
    errors: readings.flatMap(({ errors }) => errors),
    notEvaluated: readings.flatMap(({ file, notEvaluated }) => notEvaluated.map((entry) => ({ file, ...entry }))),
  };
}

function isEmpty({ found, errors, notEvaluated, unrecognised }: FileReading): boolean {
  return unrecognised === undefined && found.length + errors.length + notEvaluated.length === 0;
}

function readFile(file: SourceFile, kind: InputKind | undefined): FileReading {
  try {
    return readParsed(parseFile(file), kind);
  } catch (thrown) {
    const message = 'This file cannot be read because of a fault of ours. Please report it.';
    const error = asGuardrailsError(thrown, 'INTERNAL', message);
    const place = { file: file.name, ...error.place };
    const errors = [new GuardrailsError(error.code, error.message, { place, cause: error.cause })];
    return { ...NOTHING, errors, file: file.name, unrecognised: undefined };
  }
}

/** A list holds documents of any kind, one an element. */
function readParsed({ document, value }: ParsedFile, forced: InputKind | undefined): FileReading {
  const parts = isRawList(value) ? value.map((part, index) => ({ part, path: [index] })) : [{ part: value, path: [] }];
  const kinds = parts.map(({ part }) => (isRawObject(part) ? kindOf(part, forced) : undefined));
  if (kinds.every((kind) => kind === undefined)) {
    return { ...NOTHING, file: document.name, unrecognised: reasonUnrecognised(value, forced) };
  }
  const readings = parts.map(({ part, path }, index) => {
    const kind = kinds[index];
    if (kind !== undefined && isRawObject(part)) return readDocument(kind, { document, value: part, path });
    const message = `Element ${index} of the list is of no known kind.`;
    const place = { file: document.name, ...placeOf(document, path) };
    return { ...NOTHING, errors: [new GuardrailsError('INPUT_KIND_UNKNOWN', message, { place })] };
  });
  return { ...joined(readings), file: document.name, unrecognised: undefined };
}

function kindOf(part: Parameters<typeof detectKind>[0], forced: InputKind | undefined): InputKind | undefined {
  if (forced === undefined) return detectKind(part);
  return IS_KIND[forced](part) ? forced : undefined;
}

function reasonUnrecognised(value: Raw, forced: InputKind | undefined): string {
  if (forced !== undefined) return `it is not of the kind ${forced}`;
  const expected = 'a template, a task definition, a describe-* answer, a configuration item or a task event';
  return isRawList(value) || isRawObject(value)
    ? `it is not ${expected}`
    : `it holds no object, so it is not ${expected}`;
}

function withDefinition({ event, origin }: PendingTask, subjects: readonly Subject[]): Subject {
  const { taskDefinitionArn } = event;
  const name = taskDefinitionArn.slice(taskDefinitionArn.indexOf('/') + 1);
  const isNamed = ({ arn, type, configuration }: Subject): boolean =>
    arn === null && nameIn(type, configuration) === name;
  const definitions = subjects.filter(
    ({ type, source }) => type === 'AWS::ECS::TaskDefinition' && source !== 'cloudformation',
  );
  const definition = definitions.find(({ arn }) => arn === taskDefinitionArn) ?? definitions.find(isNamed);
  if (definition === undefined) return taskSubject(event, null, { definition: origin, overrides: origin });
  const { configuration, tags } = definition;
  const subject = subjectOfTask(event, configuration, { definition: definition.origin, overrides: origin });
  return { ...subject, tags };
}
