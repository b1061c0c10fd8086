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

/** Tells whether a call is `Ref: AWS::NoValue`, which removes what it stands for, also from a list. */
export function isNoValue({ name, argument }: Intrinsic): boolean {
  return name === 'Ref' && textOf(argument) === 'AWS::NoValue';
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
