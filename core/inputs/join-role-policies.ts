import { isJsonList, type Json, type JsonObject } from '../subject/json';
import { normaliseConfiguration } from '../subject/normalise';
import { OpenObject, type RawObject } from '../subject/raw';
import type { SourceDocument, Subject } from '../subject/subject';
import { isUnknown } from '../subject/unknown';
import { rawMember, textMember } from './raw-members';
import { resolveIntrinsics } from './resolve-intrinsics';
import { attachmentsOf, isAttachmentOf } from './role-companions';
import type { SecretParameters } from './secret-references';
import { originOf, propertiesOf, type TemplateResource } from './template-resource';

/** A role of a template and the policies that stand beside it. */
export interface RoleParts {
  readonly subject: Subject;
  readonly role: TemplateResource;
  readonly policies: readonly TemplateResource[];
  readonly secrets: SecretParameters;
  readonly document: SourceDocument;
}

/**
 * The subject of a role with the policies that stand beside it: behind the role's own in `RolePolicyList`, and no longer
 * among its managed policies. Findings about any of them point to where it is written.
 */
export function joinRolePolicies({ subject, role, policies, secrets, document }: RoleParts): Subject {
  if (policies.length === 0) return subject;
  const { RolePolicyList: own, ManagedPolicyArns: arns, ...others } = subject.configuration;
  // A list that cannot be known is one element more: what is joined is known all the same.
  const first = isUnknown(own) ? [own] : listOf(own);
  const attached = attachmentsOf(role);
  const kept = attached.filter(({ value }) => !policies.some((policy) => isAttachmentOf(value, policy)));
  const left = kept.map(({ value }) => resolveIntrinsics(value, secrets)).filter((value) => value !== undefined);
  const managed = kept.length === attached.length ? arns : normalised({ ManagedPolicyArns: left })['ManagedPolicyArns'];
  return {
    ...subject,
    configuration: {
      ...others,
      ...(managed === undefined ? {} : { ManagedPolicyArns: managed }),
      RolePolicyList: [...first, ...inline(policies, secrets)],
    },
    redirects: isUnknown(own) ? [{ from: ['RolePolicyList', 0], to: ['RolePolicyList'] }] : [],
    parts: [
      ...kept.map(({ index }, position) => ({
        at: ['ManagedPolicyArns', position],
        origin: originOf(document, role.logicalId, ['ManagedPolicyArns', index]),
      })),
      ...policies.map(({ logicalId }, position) => ({
        at: ['RolePolicyList', first.length + position],
        origin: originOf(document, logicalId),
      })),
    ],
  };
}

/** Policies as their role would write them. */
function inline(policies: readonly TemplateResource[], secrets: SecretParameters): readonly Json[] {
  const written = policies.map(({ logicalId, resource }) => {
    const properties = propertiesOf(resource, secrets);
    const open = properties instanceof OpenObject ? properties : { members: properties, rest: properties };
    return {
      PolicyName: textMember(open.members, 'PolicyName', 'ManagedPolicyName') ?? logicalId,
      // What stands in the place of all properties stands in that of the document.
      PolicyDocument: rawMember(open.members, 'PolicyDocument')?.value ?? open.rest,
    };
  });
  return listOf(normalised({ RolePolicyList: written })['RolePolicyList']);
}

function normalised(role: RawObject): JsonObject {
  return normaliseConfiguration('AWS::IAM::Role', role, { absence: 'default' });
}

function listOf(value: Json | undefined): readonly Json[] {
  return isJsonList(value) ? value : [];
}
