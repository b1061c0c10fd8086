import { isRawList, isRawObject, PlainScalar, type Raw, type RawObject } from '../subject/raw';
import { isIntrinsicKey, type Intrinsic } from './intrinsic';
import { objectMember, rawMember, textOf } from './raw-members';

/** Names of template parameters that hold secrets. */
export type SecretParameters = ReadonlySet<string>;

/** Services whose dynamic references are secrets (User Guide, "Dynamic references"); those of `ssm` are plain text. */
const SECRET_SERVICE = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

/** Stands in a text for what only the deployment knows. */
const OPEN = '\u0000';

/** The parameters of a template that CloudFormation hides with `NoEcho`. */
export function secretParameters(template: RawObject): SecretParameters {
  const parameters = Object.entries(objectMember(template, 'Parameters') ?? {});
  return new Set(parameters.flatMap(([name, parameter]) => (isHidden(parameter) ? [name] : [])));
}

/** Tells whether a text holds a dynamic reference to a secret. */
export function refersToSecret(text: string): boolean {
  return SECRET_SERVICE.test(text);
}

/**
 * Tells whether the text that a call gives holds a secret: a parameter with `NoEcho`, or a dynamic reference to a secret,
 * which may be put together from parts. What an `Fn::If` chooses and what a transform makes is not looked into.
 */
export function givesSecret(call: Intrinsic, parameters: SecretParameters): boolean {
  return namesSecret(call, parameters) || refersToSecret(textGivenBy(call));
}

function isHidden(parameter: Raw): boolean {
  const hidden = rawMember(parameter, 'NoEcho')?.value;
  return hidden instanceof PlainScalar ? hidden.value === true : textOf(hidden)?.trim().toLowerCase() === 'true';
}

function namesSecret({ name, argument }: Intrinsic, parameters: SecretParameters): boolean {
  switch (name) {
    case 'Fn::If':
    case 'Fn::Transform':
      return false;
    case 'Ref':
      return parameters.has(textOf(argument) ?? '');
    case 'Fn::Sub': {
      const { template, values } = substitution(argument);
      return (
        variablesOf(template).some((variable) => parameters.has(variable) && !Object.hasOwn(values, variable)) ||
        holdsSecret(values, parameters)
      );
    }
    default:
      return holdsSecret(argument, parameters);
  }
}

function holdsSecret(raw: Raw, parameters: SecretParameters): boolean {
  if (isRawList(raw)) return raw.some((element) => holdsSecret(element, parameters));
  if (!isRawObject(raw)) return false;
  return Object.entries(raw).some(([name, argument]) =>
    isIntrinsicKey(name) ? namesSecret({ name, argument }, parameters) : holdsSecret(argument, parameters),
  );
}

/** The text that a call gives, as far as it is written. */
function textGivenBy({ name, argument }: Intrinsic): string {
  switch (name) {
    case 'Fn::If':
    case 'Fn::Transform':
    case 'Ref':
      return OPEN;
    case 'Fn::Sub': {
      const { template, values } = substitution(argument);
      return [template, ...Object.values(values).map(textGiven)].join(OPEN);
    }
    case 'Fn::Join': {
      const [delimiter = null, parts = null] = isRawList(argument) ? argument : [];
      return isRawList(parts) ? parts.map(textGiven).join(textOf(delimiter) ?? '') : textGiven(parts);
    }
    default:
      return textGiven(argument);
  }
}

function textGiven(raw: Raw): string {
  const text = textOf(raw);
  if (text !== undefined) return text;
  if (isRawList(raw)) return raw.map(textGiven).join(OPEN);
  if (!isRawObject(raw)) return OPEN;
  return Object.entries(raw)
    .map(([name, argument]) => (isIntrinsicKey(name) ? textGivenBy({ name, argument }) : textGiven(argument)))
    .join(OPEN);
}

/** `Fn::Sub` takes a text, or a list of the text and values for variables in it. */
function substitution(argument: Raw): { template: string; values: RawObject } {
  const [template = null, values = null] = isRawList(argument) ? argument : [argument];
  return { template: textOf(template) ?? '', values: isRawObject(values) ? values : {} };
}

function variablesOf(template: string): readonly string[] {
  return [...template.matchAll(/\$\{([^!${}][^${}]*)\}/g)].map(([variable]) => variable.slice(2, -1).trim());
}
