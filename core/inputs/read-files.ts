import { asGuardrailsError, GuardrailsError } from '../errors';
import type { Path } from '../subject/json';
import { isRawList, isRawObject, PlainScalar, type Raw, type RawObject } from '../subject/raw';
import type { SourceDocument, Subject } from '../subject/subject';
import { readTemplate, type NotEvaluated } from './cloudformation';
import { readConfigurationItem } from './configuration-item';
import { describedResources } from './described';
import { detectKind, ITEM_WRAPPERS, type InputKind } from './detect';
import { makeSubject } from './make-subject';
import { parseFile } from './parse-file';
import { parseJson } from './parse-json';
import { rawText } from './raw-access';
import type { SourceFile } from './source-file';
import type { OwnSettings } from './subject-identity';
import { parseTaskEvent, taskSubject, type TaskEvent } from './task-event';

export interface ReadOptions extends OwnSettings {
  /** Read every file as this kind instead of detecting it. */
  readonly kind?: InputKind | undefined;
}

/** What was read of some files: everything readable, and one entry for everything that was not. */
export interface FilesReading {
  /** In the order of files and, within a file, of the document. */
  readonly subjects: readonly Subject[];
  /** Valid JSON or YAML of no known kind. */
  readonly unrecognised: readonly { readonly file: string; readonly reason: string }[];
  /** Each has `place.file`. */
  readonly errors: readonly GuardrailsError[];
  readonly notEvaluated: readonly (NotEvaluated & { readonly file: string })[];
}

/** A task event waits for the definition that another file may hold. */
interface WaitingEvent {
  readonly position: number;
  readonly event: TaskEvent;
  readonly document: SourceDocument;
  readonly path: Path;
}

/**
 * Reads files of any supported kind. One bad file, or one bad item in a file, loses nothing else.
 *
 * A task event finds its definition by ARN among the task definitions of all files.
 */
export function readFiles(files: readonly SourceFile[], options: ReadOptions): FilesReading {
  const reader = new FilesReader(options);
  for (const file of files) reader.read(file);
  return reader.reading();
}

class FilesReader {
  readonly #subjects: (Subject | undefined)[] = [];
  readonly #unrecognised: { file: string; reason: string }[] = [];
  readonly #errors: GuardrailsError[] = [];
  readonly #notEvaluated: (NotEvaluated & { file: string })[] = [];
  readonly #waiting: WaitingEvent[] = [];
  readonly #definitions = new Map<string, { readonly raw: RawObject; readonly subject: Subject }>();

  constructor(private readonly options: ReadOptions) {}

  read(file: SourceFile): void {
    this.#guard(file.name, () => {
      const { document, value } = parseFile(file);
      this.#document(document, value, []);
    });
  }

  reading(): FilesReading {
    for (const { position, event, document, path } of this.#waiting) {
      const known = this.#definitions.get(event.taskDefinitionArn);
      const overrides = { document, resource: path, configuration: [...path, 'detail'] };
      this.#subjects[position] = taskSubject(event, known?.raw ?? null, {
        definition: known?.subject.origin ?? { document, resource: path, configuration: path },
        overrides,
      });
    }
    return {
      subjects: this.#subjects.filter((subject) => subject !== undefined),
      unrecognised: this.#unrecognised,
      errors: this.#errors,
      notEvaluated: this.#notEvaluated,
    };
  }

  #document(document: SourceDocument, value: Raw, path: Path): void {
    if (isRawList(value)) {
      value.forEach((item, index) => {
        this.#guard(document.name, () => {
          this.#document(document, item, [...path, index]);
        });
      });
      return;
    }
    if (!isRawObject(value)) {
      this.#unrecognisedFile(document, `it holds ${formOf(value)}, not an object`);
      return;
    }
    const kind = this.options.kind ?? detectKind(value);
    if (kind === undefined) {
      this.#unrecognisedFile(
        document,
        'it is neither a template, a task definition, a describe answer, a configuration item nor a task event',
      );
      return;
    }
    this.#object(kind, document, value, path);
  }

  #object(kind: InputKind, document: SourceDocument, value: RawObject, path: Path): void {
    switch (kind) {
      case 'cloudformation':
        this.#template(document, value);
        return;
      case 'config-item':
        this.#items(document, value, path);
        return;
      case 'task-event':
        this.#waiting.push({ position: this.#subjects.length, event: parseTaskEvent(value), document, path });
        this.#subjects.push(undefined);
        return;
      case 'task-definition':
        this.#definition(document, value, value, path);
        return;
      case 'describe':
        this.#described(document, value, path);
    }
  }

  #template(document: SourceDocument, value: RawObject): void {
    const { subjects, notEvaluated, errors } = readTemplate(value, document, this.options);
    this.#subjects.push(...subjects);
    this.#notEvaluated.push(...notEvaluated.map((entry) => ({ ...entry, file: document.name })));
    this.#errors.push(...errors.map((error) => placed(error, document.name)));
  }

  /** An item alone, or in what AWS wraps around it: a Lambda event, a notification, a page of history or a snapshot. */
  #items(document: SourceDocument, value: RawObject, path: Path): void {
    const invokingEvent = rawText(value['invokingEvent']);
    if (invokingEvent !== undefined) {
      const inner = parseJson(document.name, invokingEvent);
      this.#items(document, isRawObject(inner) ? inner : {}, [...path, 'invokingEvent']);
      return;
    }
    const wrapper = ITEM_WRAPPERS.find((name) => isRawObject(value[name]) || isRawList(value[name]));
    const inner = wrapper === undefined ? undefined : value[wrapper];
    if (wrapper === undefined || inner === undefined) {
      const origin = { document, resource: path, configuration: [...path, 'configuration'] };
      this.#subjects.push(readConfigurationItem(value, origin));
      return;
    }
    const items = isRawList(inner) ? inner : [inner];
    items.forEach((item, index) => {
      const place = isRawList(inner) ? [...path, wrapper, index] : [...path, wrapper];
      this.#guard(document.name, () => {
        this.#items(document, isRawObject(item) ? item : {}, place);
      });
    });
  }

  #described(document: SourceDocument, value: RawObject, path: Path): void {
    const resources = describedResources(value);
    if (resources === undefined) {
      this.#unrecognisedFile(document, 'it is no answer of a describe operation of ECS or ECR');
      return;
    }
    resources.forEach((resource, index) => {
      this.#guard(document.name, () => {
        const place = [...path, ...resource.path];
        if (resource.type === 'AWS::ECS::TaskDefinition' && isRawObject(resource.configuration)) {
          this.#definition(document, resource.configuration, value, place);
          return;
        }
        this.#subjects.push(
          makeSubject({
            type: resource.type,
            source: 'describe',
            configuration: resource.configuration,
            origin: { document, resource: place, configuration: place },
            own: this.options,
            fallbackId: `${document.name}#${String(index)}`,
          }),
        );
      });
    });
  }

  #definition(document: SourceDocument, configuration: RawObject, raw: RawObject, path: Path): void {
    const subject = makeSubject({
      type: 'AWS::ECS::TaskDefinition',
      source: raw === configuration ? 'task-definition' : 'describe',
      configuration,
      origin: { document, resource: path, configuration: path },
      own: this.options,
      fallbackId: `${document.name}#${String(this.#subjects.length)}`,
    });
    this.#subjects.push(subject);
    if (subject.arn !== null) this.#definitions.set(subject.arn, { raw, subject });
  }

  #unrecognisedFile(document: SourceDocument, reason: string): void {
    if (this.options.kind !== undefined) {
      throw new GuardrailsError('INPUT_KIND_UNKNOWN', `The file cannot be read as ${this.options.kind}: ${reason}.`);
    }
    this.#unrecognised.push({ file: document.name, reason });
  }

  #guard(file: string, read: () => void): void {
    try {
      read();
    } catch (thrown) {
      this.#errors.push(
        placed(asGuardrailsError(thrown, 'INTERNAL', 'The file cannot be read because of a fault of ours.'), file),
      );
    }
  }
}

function placed(error: GuardrailsError, file: string): GuardrailsError {
  return error.place.file === undefined
    ? new GuardrailsError(error.code, error.message, { place: { ...error.place, file }, cause: error.cause })
    : error;
}

function formOf(value: Raw): string {
  const scalar = value instanceof PlainScalar ? value.value : value;
  return scalar === null ? 'nothing' : `a ${typeof scalar}`;
}
