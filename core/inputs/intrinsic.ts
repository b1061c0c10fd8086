import { isRawList, isRawObject, type Raw, type RawObject } from '../subject/raw';

/** Names that CloudFormation writes without `Fn::` in the long form. */
const BARE = new Set(['Ref', 'Condition']);

/** `!GetAtt a.b` → `{Fn::GetAtt: …}`; `!Ref x` → `{Ref: x}` (CloudFormation User Guide, "Intrinsic function reference"). */
export function longForm(tag: string, value: Raw): RawObject {
  return { [BARE.has(tag) ? tag : `Fn::${tag}`]: value };
}

/** An intrinsic function call found in a template. */
export interface Intrinsic {
  /** `Ref`, `Fn::Sub`, `Fn::If` … */
  readonly name: string;
  readonly argument: Raw;
}

/**
 * Reads a value as an intrinsic function call: an object with exactly one member, named `Ref`, `Condition` or `Fn::…`.
 *
 * @returns `undefined` when it is something else
 */
export function intrinsicOf(value: Raw | undefined): Intrinsic | undefined {
  if (!isRawObject(value)) return undefined;
  const [entry, second] = Object.entries(value);
  if (entry === undefined || second !== undefined) return undefined;
  const [name, argument] = entry;
  const isCall = BARE.has(name) || name.startsWith('Fn::');
  return isCall && !name.startsWith('Fn::ForEach::') ? { name, argument } : undefined;
}

/** `Ref: AWS::NoValue` removes what it stands for, also from a list. */
export function isNoValue(value: Raw | undefined): boolean {
  const call = intrinsicOf(value);
  return call?.name === 'Ref' && call.argument === 'AWS::NoValue';
}

/** How people see the call: `!Ref Image`, `!If [WithSidecar, …]`, `!GetAtt Role.Arn`. Never a literal of the template but names. */
export function describeIntrinsic({ name, argument }: Intrinsic): string {
  const short = `!${name.replace('Fn::', '')}`;
  if (name === 'Ref' || name === 'Condition' || name === 'Fn::GetAtt' || name === 'Fn::ImportValue') {
    const target =
      typeof argument === 'string' ? argument : isRawList(argument) ? argument.filter(isText).join('.') : '…';
    return `${short} ${target === '' ? '…' : target}`;
  }
  if (name === 'Fn::If' && isRawList(argument)) {
    const [condition] = argument;
    return `${short} [${isText(condition) ? condition : '…'}, …]`;
  }
  return `${short} …`;
}

function isText(value: Raw | undefined): value is string {
  return typeof value === 'string';
}
