import { isRawList, isRawObject, OpenObject, type Raw, type RawObject } from '../subject/raw';
import { isResourceType, type ResourceType, type SourceDocument, type Subject } from '../subject/subject';
import { unknownValue } from '../subject/unknown';
import { describeIntrinsic } from './intrinsic';
import { makeSubject } from './make-subject';
import { objectMember, rawMember, textMember, textOf } from './raw-members';
import type { NotEvaluated } from './reading';
import { resolveIntrinsics } from './resolve-intrinsics';

/** What a template holds. */
export interface TemplateReading {
  readonly subjects: readonly Subject[];
  readonly notEvaluated: readonly NotEvaluated[];
}

const FOR_EACH = 'Fn::ForEach::';

/** Tells whether an object is a template: `Resources` alone could be something else. */
export function isTemplate(value: RawObject): boolean {
  if (textMember(value, 'AWSTemplateFormatVersion') !== undefined) return true;
  const resources = objectMember(value, 'Resources');
  if (resources === undefined) return false;
  return (
    rawMember(value, 'Transform') !== undefined ||
    Object.values(resources).some((resource) => textMember(resource, 'Type')?.includes('::') === true)
  );
}

/**
 * Reads a CloudFormation template: one subject for each resource of a judged type, as written there.
 *
 * @param template short intrinsics in their long form, as `parseFile` gives them
 */
export function readTemplate(template: RawObject, document: SourceDocument): TemplateReading {
  const resources = Object.entries(objectMember(template, 'Resources') ?? {});
  return {
    subjects: resources.flatMap(([logicalId, resource]) => {
      const type = logicalId.startsWith('Fn::') ? undefined : textMember(resource, 'Type');
      return type !== undefined && isResourceType(type) ? [subjectOf(type, logicalId, resource, document)] : [];
    }),
    notEvaluated: [...includes(template), ...resources.flatMap(([key, value]) => notExpanded(key, value))],
  };
}

function subjectOf(type: ResourceType, logicalId: string, resource: Raw, document: SourceDocument): Subject {
  const path = ['Resources', logicalId];
  return makeSubject({
    type,
    source: 'cloudformation',
    configuration: propertiesOf(resource),
    origin: { document, resource: path, configuration: [...path, 'Properties'] },
    fallbackId: logicalId,
    logicalId,
    constructPath: textMember(objectMember(resource, 'Metadata'), 'aws:cdk:path'),
  });
}

/** A transform beside `Properties` may merge more of them in. */
function propertiesOf(resource: Raw): Raw {
  const properties = resolveIntrinsics(rawMember(resource, 'Properties')?.value ?? {}) ?? {};
  const transform = rawMember(resource, 'Fn::Transform');
  if (transform === undefined || !isRawObject(properties)) return properties;
  const detail = describeIntrinsic({ name: transform.key, argument: transform.value });
  return new OpenObject(properties, unknownValue('unresolved-reference', detail));
}

/** What a transform of the whole template includes may be resources. Others (SAM) make none of the judged types. */
function includes(template: RawObject): readonly NotEvaluated[] {
  const transform = rawMember(template, 'Transform', 'Fn::Transform')?.value;
  const listed = transform === undefined || isRawList(transform) ? (transform ?? []) : [transform];
  const isIncluding = listed.some((entry) => (textMember(entry, 'Name') ?? textOf(entry)) === 'AWS::Include');
  return isIncluding ? [{ resource: 'Transform', reason: 'AWS::Include may add resources, which are not read' }] : [];
}

function notExpanded(key: string, value: Raw): readonly NotEvaluated[] {
  if (key.startsWith(FOR_EACH)) {
    return mayMakeJudged(value) ? [{ resource: key, reason: 'Fn::ForEach is not expanded' }] : [];
  }
  return key.startsWith('Fn::') ? [{ resource: key, reason: 'it may add resources, which are not read' }] : [];
}

/** `[identifier, collection, {logical id: resource}]`; whatever is written otherwise may hold anything. */
function mayMakeJudged(loop: Raw): boolean {
  const fragment = isRawList(loop) ? loop[2] : undefined;
  if (!isRawObject(fragment)) return true;
  return Object.entries(fragment).some(([key, value]) => {
    if (key.startsWith(FOR_EACH)) return mayMakeJudged(value);
    const type = textMember(value, 'Type');
    return type === undefined || isResourceType(type);
  });
}
