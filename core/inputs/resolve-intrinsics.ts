import { isRawList, isRawObject, OpenObject, type Raw } from '../subject/raw';
import { unknownValue, type UnknownValue } from '../subject/unknown';
import { describeIntrinsic, isIntrinsicKey, isNoValue, type Intrinsic } from './intrinsic';
import { textOf } from './raw-members';
import { givesSecret, refersToSecret, type SecretParameters } from './secret-references';

/** Pseudo parameters that stay as text: policies take `${AWS::AccountId}` and the like for the own account and Region. */
const PSEUDO_PARAMETERS = new Set(
  ['AccountId', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`),
);

/**
 * Replaces the intrinsic functions in a part of a template.
 *
 * `Ref` and `Fn::Sub` of pseudo parameters become text; `AWS::NoValue` is gone, from lists too; every other call, and
 * every dynamic reference (`{{resolve:ssm:…}}`), is an unknown value at its place, never a default. An object into which
 * a call merges more members stays open: what is written there decides, the rest is unknown. What gives a secret is
 * unknown for a reason of its own (`secret-reference`).
 *
 * @returns `undefined` for `AWS::NoValue`
 */
export function resolveIntrinsics(raw: Raw, secrets: SecretParameters): Raw | undefined {
  if (isRawList(raw)) {
    return raw.map((element) => resolveIntrinsics(element, secrets)).filter((element) => element !== undefined);
  }
  if (!isRawObject(raw)) return typeof raw === 'string' ? resolveText(raw) : raw;
  const calls = Object.entries(raw).filter(([key]) => isIntrinsicKey(key));
  const members = Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      const resolved = isIntrinsicKey(key) ? undefined : resolveIntrinsics(value, secrets);
      return resolved === undefined ? [] : [[key, resolved]];
    }),
  );
  const [call] = calls;
  if (call === undefined) return members;
  const [name, argument] = call;
  if (Object.keys(raw).length === 1) {
    return isNoValue({ name, argument }) ? undefined : resolveCall({ name, argument }, secrets);
  }
  return new OpenObject(members, unresolved({ name, argument }));
}

function resolveCall(call: Intrinsic, secrets: SecretParameters): Raw {
  const target = call.name === 'Ref' ? (textOf(call.argument) ?? '') : '';
  if (PSEUDO_PARAMETERS.has(target)) return `\${${target}}`;
  const [template] = isRawList(call.argument) ? call.argument : [call.argument];
  const text = call.name === 'Fn::Sub' ? substituted(textOf(template)) : undefined;
  if (text !== undefined) return resolveText(text);
  return givesSecret(call, secrets) ? unknownValue('secret-reference', describeIntrinsic(call)) : unresolved(call);
}

function unresolved(call: Intrinsic): UnknownValue {
  return unknownValue(call.name === 'Fn::If' ? 'open-condition' : 'unresolved-reference', describeIntrinsic(call));
}

/** `${!Literal}` is the text `${Literal}`; pseudo parameters stay; anything else is not known here. */
function substituted(template: string | undefined): string | undefined {
  const variables = template?.matchAll(/\$\{([^${}]*)\}/g) ?? [];
  const isKnown = [...variables].every(
    ([variable]) => variable.startsWith('${!') || PSEUDO_PARAMETERS.has(variable.slice(2, -1)),
  );
  return isKnown ? template?.replaceAll(/\$\{!([^${}]*)\}/g, '${$1}') : undefined;
}

/** Resolved by CloudFormation at the deployment (User Guide, "Dynamic references"). */
function resolveText(text: string): Raw {
  const service = /\{\{resolve:([a-z-]{1,30}):/.exec(text)?.[1];
  if (service === undefined) return text;
  const reason = refersToSecret(text) ? 'secret-reference' : 'unresolved-reference';
  return unknownValue(reason, `{{resolve:${service}:…}}`);
}
