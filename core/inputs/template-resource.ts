import type { Path } from '../subject/json';
import { isRawObject, OpenObject, type Raw } from '../subject/raw';
import type { SourceDocument, SubjectOrigin } from '../subject/subject';
import { unknownValue } from '../subject/unknown';
import { describeIntrinsic } from './intrinsic';
import { rawMember } from './raw-members';
import { resolveIntrinsics } from './resolve-intrinsics';
import type { SecretParameters } from './secret-references';

/** A resource as a template writes it, and its logical id. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly resource: Raw;
}

/**
 * Where a resource of a template, and its properties or a place in them, stand.
 *
 * @param inside of the properties
 */
export function originOf(document: SourceDocument, logicalId: string, inside: Path = []): SubjectOrigin {
  const resource = ['Resources', logicalId];
  return { document, resource, configuration: [...resource, 'Properties', ...inside] };
}

/** The properties of a resource with its intrinsics resolved. A transform beside them may merge more in. */
export function propertiesOf(resource: Raw, secrets: SecretParameters): Raw {
  const properties = resolveIntrinsics(rawMember(resource, 'Properties')?.value ?? {}, secrets) ?? {};
  const transform = rawMember(resource, 'Fn::Transform');
  if (transform === undefined || !isRawObject(properties)) return properties;
  const detail = describeIntrinsic({ name: transform.key, argument: transform.value });
  return new OpenObject(properties, unknownValue('unresolved-reference', detail));
}
