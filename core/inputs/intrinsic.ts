import { isRawList, isRawObject, type Raw } from '../subject/raw';
import { textOf } from './raw-members';

/** A call of an intrinsic function in its long form. */
export interface Intrinsic {
  /** `Ref`, `Fn::Sub`, `Fn::If` … */
  readonly name: string;
  readonly argument: Raw;
}

/**
 * The long form of a short intrinsic's tag: `!Ref` is `Ref`, `!GetAtt` is `Fn::GetAtt` (CloudFormation User Guide,
 * "Intrinsic function reference").
 *
 * @returns `undefined` for tags of YAML itself
 */
export function longName(tag: string): string | undefined {
  if (!tag.startsWith('!') || tag === '!') return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** Tells whether a key calls a function. `Condition` names a member of ours as well, and no value is ever computed by it. */
export function isIntrinsicKey(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

/** The call that a value is as a whole, or `undefined`. */
export function callIn(raw: Raw | undefined): Intrinsic | undefined {
  const [call, other] = isRawObject(raw) ? Object.entries(raw) : [];
  if (call === undefined || other !== undefined || !isIntrinsicKey(call[0])) return undefined;
  return { name: call[0], argument: call[1] };
}

/**
 * The logical id that a value refers to as a whole: `Ref`, an attribute, or a text that is nothing but one of the two.
 *
 * @returns `undefined` for anything else; a parameter's name looks the same as a resource's
 */
export function logicalIdIn(raw: Raw): string | undefined {
  const call = callIn(raw);
  if (call === undefined) return undefined;
  const text = textOf(isRawList(call.argument) ? call.argument[0] : call.argument);
  switch (call.name) {
    case 'Ref':
      return text;
    case 'Fn::GetAtt':
      return text?.split('.')[0];
    case 'Fn::Sub':
      return /^\$\{([A-Za-z0-9]+)(?:\.[^${}]+)?\}$/.exec(text ?? '')?.[1];
    default:
      return undefined;
  }
}

/** Tells whether a call is `Ref: AWS::NoValue`, which removes what it stands for, also from a list. */
export function isNoValue(call: Intrinsic | undefined): boolean {
  return call?.name === 'Ref' && textOf(call.argument) === 'AWS::NoValue';
}

/** How people see a call: `!Ref Image`, `!Sub ${Tag}`, `!If Public`. Names only, never a text of the template. */
export function describeIntrinsic({ name, argument }: Intrinsic): string {
  const [first] = isRawList(argument) ? argument : [argument];
  const short = `!${name.replace('Fn::', '')}`;
  switch (name) {
    case 'Ref':
    case 'Fn::If':
    case 'Fn::FindInMap':
    case 'Fn::ImportValue':
      return named(short, textOf(first));
    case 'Fn::GetAtt':
      return named(
        short,
        isRawList(argument) ? argument.flatMap((part) => textOf(part) ?? []).join('.') : textOf(first),
      );
    case 'Fn::Sub':
      return named(short, variablesOf(textOf(first) ?? ''));
    case 'Fn::Transform':
      return named(short, isRawObject(argument) ? textOf(argument['Name']) : undefined);
    default:
      return short;
  }
}

function variablesOf(template: string): string {
  // Pseudo parameters are not what keeps the text from being known.
  return [...template.matchAll(/\$\{[^!${}][^${}]*\}/g)]
    .flatMap(([variable]) => (variable.startsWith('${AWS::') ? [] : [variable]))
    .join(' ');
}

/** A name may hold anything and be of any length. */
function named(short: string, name: string | undefined): string {
  return name === undefined || name === '' ? short : `${short} ${name.slice(0, 100)}`;
}
