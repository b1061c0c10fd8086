import { isRawList, type Raw } from '../subject/raw';
import { callIn, describeIntrinsic, isNoValue, logicalIdIn } from './intrinsic';
import { objectMember, rawMember, textMember, textOf } from './raw-members';
import type { NotEvaluated } from './reading';
import type { TemplateResource } from './template-resource';

/** Which policies of a template belong to which of its roles. */
export interface RoleCompanions {
  /** By the role's logical id: each policy once, in the order of the template. */
  readonly policies: ReadonlyMap<string, readonly TemplateResource[]>;
  /** Policies of roles that are not in the template, or that it does not tell. */
  readonly notEvaluated: readonly NotEvaluated[];
}

/** Tells whether a resource of a type is a policy that may belong to a role. */
export function isRoleCompanion(type: string): boolean {
  return ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'].includes(type);
}

/**
 * Finds the policies that stand beside their roles: they name the role by a reference or as the role itself is named, or
 * the role refers to them among its managed policies.
 */
export function roleCompanions(resources: readonly TemplateResource[]): RoleCompanions {
  const roles = resources.filter(({ resource }) => typeOf(resource) === 'AWS::IAM::Role');
  const companions = resources.filter(({ resource }) => isRoleCompanion(typeOf(resource)));
  const named = companions.flatMap((policy) =>
    rolesNamedBy(policy).map((name) => ({ policy, name, role: roleNamed(name, roles) })),
  );
  const policiesOf = (role: TemplateResource) =>
    companions.filter(
      (policy) =>
        named.some((entry) => entry.policy === policy && entry.role === role) ||
        attachmentsOf(role).some(({ value }) => isAttachmentOf(value, policy)),
    );
  return {
    policies: new Map(roles.map((role) => [role.logicalId, policiesOf(role)])),
    notEvaluated: named.flatMap(({ policy, name, role }) =>
      role === undefined ? [{ resource: policy.logicalId, reason: reasonApart(name) }] : [],
    ),
  };
}

/** An element of a list as it is written. */
interface Element {
  readonly index: number;
  readonly value: Raw;
}

/** The managed policies that a role attaches, as written. */
export function attachmentsOf({ resource }: TemplateResource): readonly Element[] {
  const written = rawMember(objectMember(resource, 'Properties'), 'ManagedPolicyArns')?.value;
  return isRawList(written) ? present(written) : [];
}

/** Tells whether an element of a role's managed policies refers to a policy of the template. */
export function isAttachmentOf(value: Raw, { logicalId }: TemplateResource): boolean {
  return logicalIdIn(value) === logicalId;
}

/** What names the roles of a policy. A transform where names could stand may put any there. */
function rolesNamedBy({ resource }: TemplateResource): readonly Raw[] {
  const properties = objectMember(resource, 'Properties');
  const written = rawMember(properties, 'Roles', 'RoleName')?.value;
  if (isRawList(written)) return present(written).map(({ value }) => value);
  if (written !== undefined) return [written];
  return [resource, properties].flatMap((holder) => {
    const transform = rawMember(holder, 'Fn::Transform');
    return transform === undefined ? [] : [{ [transform.key]: transform.value }];
  });
}

function roleNamed(name: Raw, roles: readonly TemplateResource[]): TemplateResource | undefined {
  const id = logicalIdIn(name);
  return (
    roles.find(({ logicalId }) => logicalId === id) ??
    roles.find(({ resource }) => {
      const own = rawMember(objectMember(resource, 'Properties'), 'RoleName')?.value;
      return own !== undefined && asWritten(own) === asWritten(name);
    })
  );
}

/** The same text, or the same call of the same function, is the same name. */
function asWritten(name: Raw): string {
  return textOf(name) ?? JSON.stringify(name);
}

/** Elements but those that `AWS::NoValue` removes. */
function present(list: readonly Raw[]): readonly Element[] {
  return list.map((value, index) => ({ index, value })).filter(({ value }) => !isNoValue(callIn(value)));
}

function reasonApart(name: Raw): string {
  const text = textOf(name);
  if (text !== undefined) return `its role ${JSON.stringify(text.slice(0, 100))} is not in this template`;
  const call = callIn(name);
  return `its role${call === undefined ? '' : ` (${describeIntrinsic(call)})`} cannot be known here`;
}

function typeOf(resource: Raw): string {
  return textMember(resource, 'Type') ?? '';
}
