import { isRawList, isRawObject, type Raw, type RawObject } from '../subject/raw';
import { isResourceType, type ResourceType, type SourceDocument, type Subject } from '../subject/subject';
import { joinRolePolicies } from './join-role-policies';
import { makeSubject } from './make-subject';
import { objectMember, rawMember, textMember, textOf } from './raw-members';
import type { NotEvaluated } from './reading';
import { isRoleCompanion, roleCompanions } from './role-companions';
import { secretParameters, type SecretParameters } from './secret-references';
import { originOf, propertiesOf, type TemplateResource } from './template-resource';

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
 * Reads a CloudFormation template: one subject for each resource of a judged type, as written there, roles with the
 * policies that stand beside them.
 *
 * @param template short intrinsics in their long form, as `parseFile` gives them
 */
export function readTemplate(template: RawObject, document: SourceDocument): TemplateReading {
  const written = Object.entries(objectMember(template, 'Resources') ?? {});
  const resources = written.flatMap(([logicalId, resource]) =>
    logicalId.startsWith('Fn::') ? [] : [{ logicalId, resource }],
  );
  const secrets = secretParameters(template);
  const companions = roleCompanions(resources);
  return {
    subjects: resources.flatMap((resource) => {
      const type = textMember(resource.resource, 'Type');
      if (type === undefined || !isResourceType(type)) return [];
      const subject = subjectOf(type, resource, secrets, document);
      const policies = companions.policies.get(resource.logicalId) ?? [];
      return [joinRolePolicies({ subject, role: resource, policies, secrets, document })];
    }),
    notEvaluated: [
      ...includes(template),
      ...written.flatMap(([key, value]) => notExpanded(key, value)),
      ...companions.notEvaluated,
    ],
  };
}

function subjectOf(
  type: ResourceType,
  { logicalId, resource }: TemplateResource,
  secrets: SecretParameters,
  document: SourceDocument,
): Subject {
  return makeSubject({
    type,
    source: 'cloudformation',
    configuration: propertiesOf(resource, secrets),
    origin: originOf(document, logicalId),
    fallbackId: logicalId,
    logicalId,
    constructPath: textMember(objectMember(resource, 'Metadata'), 'aws:cdk:path'),
  });
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
    return type === undefined || isResourceType(type) || isRoleCompanion(type);
  });
}
