import { asGuardrailsError, GuardrailsError } from '../errors';
import type { Path } from '../subject/json';
import { isRawObject, type RawObject } from '../subject/raw';
import { isResourceType, type SourceDocument, type Subject } from '../subject/subject';
import { readTemplate } from './cloudformation';
import { readConfigurationItem } from './configuration-item';
import { findConfigurationItems, reasonGone, type FoundItem } from './configuration-items';
import { withDeployedSettings } from './deployed-settings';
import { describedResources } from './described';
import type { InputKind } from './detect';
import { placeOf } from './document-place';
import { makeSubject } from './make-subject';
import { plainJson } from './plain-json';
import { rawMember, textMember } from './raw-members';
import { joined, NOTHING, type Reading } from './reading';
import { readTaskDefinition } from './task-definition';
import { parseTaskEvent } from './task-event';

/** A document, or an element of one that is a list. */
export interface DocumentPart {
  readonly document: SourceDocument;
  readonly value: RawObject;
  readonly path: Path;
}

/** Reads everything that a document of a known kind holds. What is wrong with one item loses no other one. */
export function readDocument(kind: InputKind, part: DocumentPart): Reading {
  return guarded(part.document, part.path, () => {
    switch (kind) {
      case 'cloudformation': {
        const { subjects, notEvaluated } = readTemplate(part.value, part.document);
        return { ...NOTHING, found: subjects, notEvaluated };
      }
      case 'config-item':
        return readItems(part);
      case 'task-event':
        return readTaskEvent(part);
      case 'task-definition':
        return one(readTaskDefinition(part.value, originOf(part, part.path), fallbackId(part, part.path)));
      case 'describe':
        return readDescribed(part);
    }
  });
}

function readTaskEvent({ document, value, path }: DocumentPart): Reading {
  const event = parseTaskEvent(plainJson(value));
  return { ...NOTHING, found: [{ event, origin: { document, resource: path, configuration: [...path, 'detail'] } }] };
}

function readItems(part: DocumentPart): Reading {
  const items = findConfigurationItems(part.value);
  return joined(
    items.map((found) =>
      guarded(part.document, [...part.path, ...found.path], () => readItem(part, found, items.length)),
    ),
  );
}

function readItem(
  { document, path }: DocumentPart,
  { item, path: place, isInText }: FoundItem,
  count: number,
): Reading {
  if (!isRawObject(item))
    throw new GuardrailsError('EVENT_INVALID', 'This is no configuration item: it is not an object.');
  const type = textMember(item, 'resourceType');
  // Snapshots and history pages hold every type that is recorded.
  if (count > 1 && type !== undefined && !isResourceType(type)) return NOTHING;
  const gone = reasonGone(item);
  if (gone !== undefined) {
    return {
      ...NOTHING,
      notEvaluated: [{ resource: textMember(item, 'resourceId') ?? 'without an id', reason: gone }],
    };
  }
  const resource = [...path, ...place];
  const configuration = isInText ? resource : [...resource, rawMember(item, 'configuration')?.key ?? 'configuration'];
  return one(readConfigurationItem(item, { document, resource, configuration }));
}

function readDescribed(part: DocumentPart): Reading {
  return joined(
    describedResources(part.value).map(({ type, resource, path }) => {
      const place = [...part.path, ...path];
      return guarded(part.document, place, () => {
        if (!isRawObject(resource))
          throw new GuardrailsError('EVENT_INVALID', 'This is no resource: it is not an object.');
        const origin = originOf(part, place);
        const { service: configuration, moved } =
          type === 'AWS::ECS::Service' ? withDeployedSettings(resource) : { service: resource, moved: [] };
        const subject = makeSubject({
          type,
          configuration,
          fallbackId: fallbackId(part, place),
          source: 'describe',
          origin,
        });
        const parts = moved.map(({ at, from }) => ({ at, origin: { ...origin, configuration: [...place, ...from] } }));
        return one(parts.length === 0 ? subject : { ...subject, parts });
      });
    }),
  );
}

function one(subject: Subject): Reading {
  return { ...NOTHING, found: [subject] };
}

function originOf({ document }: DocumentPart, path: Path) {
  return { document, resource: path, configuration: path };
}

/** `file#index` for what has no name; the index of the innermost list. */
function fallbackId({ document }: DocumentPart, path: Path): string {
  return `${document.name}#${path.findLast((segment) => typeof segment === 'number') ?? 0}`;
}

function guarded(document: SourceDocument, path: Path, read: () => Reading): Reading {
  try {
    return read();
  } catch (thrown) {
    const error = asGuardrailsError(
      thrown,
      'INTERNAL',
      'This cannot be read because of a fault of ours. Please report it.',
    );
    return { ...NOTHING, errors: [placed(error, document, path)] };
  }
}

function placed(
  { code, message, place, cause }: GuardrailsError,
  document: SourceDocument,
  path: Path,
): GuardrailsError {
  const { line, column, pointer } = placeOf(document, path);
  const field = [pointer, ...(place.field === undefined ? [] : [place.field.replaceAll('.', '/')])].join('/');
  return new GuardrailsError(code, message, { place: { file: document.name, line, column, field }, cause });
}
