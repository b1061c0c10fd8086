import type { OwnIdentity } from '../adapters/lambda/own-identity';
import type { RecordedItems } from '../core/facts/recorded-items';
import { readConfigurationItem } from '../core/inputs/configuration-item';
import { subjectOfArn } from '../core/inputs/described-subject';
import type { RawObject } from '../core/subject/raw';
import { ACCOUNT_TYPE, type Subject } from '../core/subject/subject';
import { unknownValue } from '../core/subject/unknown';

/** What finding the newest items needs from outside. */
export interface NewestPorts {
  readonly items: RecordedItems;
  readonly own: OwnIdentity;
}

/** A resource as AWS Config knows it newest. */
export interface NewestResource {
  readonly resourceId: string;
  /** @throws GuardrailsError for an item that cannot be judged */
  readonly read: () => Subject;
}

/** Resources of a type by their ids; one of which there is no item (any more) is left out. */
export async function newestResources(
  type: string,
  ids: readonly string[],
  { items, own }: NewestPorts,
): Promise<readonly NewestResource[]> {
  if (type === ACCOUNT_TYPE) return [{ resourceId: own.account, read: () => accountSubject(own) }];
  const asked = new Set(ids);
  const found = new Map<string, RawObject>();
  for (const item of await items.newest(type, ids)) {
    const id = item['resourceId'];
    if (typeof id === 'string' && asked.has(id)) found.set(id, item);
  }
  return [...found].map(([resourceId, item]) => ({
    resourceId,
    read: () => withoutTags(readConfigurationItem(item, null)),
  }));
}

/** `BatchGetResourceConfig` answers no tags (AWS Config API reference, BaseConfigurationItem): they are not none. */
function withoutTags(subject: Subject): Subject {
  if (subject.configuration['Tags'] !== undefined) return subject;
  const Tags = unknownValue('not-recorded', 'the newest items of AWS Config come without tags');
  return { ...subject, configuration: { ...subject.configuration, Tags } };
}

function accountSubject({ partition, account, region }: OwnIdentity): Subject {
  return { ...subjectOfArn(ACCOUNT_TYPE, account), partition, account, region };
}
