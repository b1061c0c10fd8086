import type { GuardrailsError } from '../errors';
import { asGuardrailsError } from '../errors';
import { isRawList, isRawObject, OpenObject, type Raw, type RawObject } from '../subject/raw';
import { isResourceType, type ResourceType, type SourceDocument, type Subject } from '../subject/subject';
import { unknownValue } from '../subject/unknown';
import { describeIntrinsic, intrinsicOf, isNoValue, type Intrinsic } from './intrinsic';
import { makeSubject } from './make-subject';
import { rawText } from './raw-access';
import type { OwnSettings } from './subject-identity';

/** A resource of a template that could not be judged, and why. */
export interface NotEvaluated {
  readonly resource: string;
  readonly reason: string;
}

/** What a template holds. */
export interface TemplateReading {
  readonly subjects: readonly Subject[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly errors: readonly GuardrailsError[];
}

/** Pseudo parameters whose text stays in place: policies read it as the own account, Region and so on. */
const PSEUDO_PARAMETERS = new Set([
  'AWS::AccountId',
  'AWS::Region',
  'AWS::Partition',
  'AWS::URLSuffix',
  'AWS::StackName',
  'AWS::StackId',
]);

/**
 * Reads a CloudFormation template: one subject per resource of a type that checks judge.
 *
 * `Ref` and `Fn::Sub` of pseudo parameters are read; `AWS::NoValue` is absent; every other intrinsic is an unknown value
 * at its place, never a default. Beside a transform the written members decide and the others are unknown.
 *
 * @param template the parsed template, short intrinsics in their long form
 */
export function readTemplate(template: RawObject, document: SourceDocument, own: OwnSettings): TemplateReading {
  const resources = template['Resources'];
  const reading: Collected = { subjects: [], notEvaluated: [], errors: [] };
  for (const [logicalId, resource] of Object.entries(isRawObject(resources) ? resources : {})) {
    if (logicalId.startsWith('Fn::')) {
      reading.notEvaluated.push({ resource: logicalId, reason: `what ${logicalId} makes is not expanded` });
    } else if (isRawObject(resource)) {
      readResource(logicalId, resource, { document, own, reading });
    }
  }
  return reading;
}

interface Collected extends TemplateReading {
  readonly subjects: Subject[];
  readonly notEvaluated: NotEvaluated[];
  readonly errors: GuardrailsError[];
}

interface Reading {
  readonly document: SourceDocument;
  readonly own: OwnSettings;
  readonly reading: Collected;
}

function readResource(logicalId: string, resource: RawObject, { document, own, reading }: Reading): void {
  const type = rawText(resource['Type']);
  if (type === undefined || !isResourceType(type)) return;
  try {
    reading.subjects.push(subjectOf(type, logicalId, resource, document, own));
  } catch (thrown) {
    reading.errors.push(asGuardrailsError(thrown, 'INTERNAL', `Resource ${logicalId} cannot be read.`));
  }
}

function subjectOf(
  type: ResourceType,
  logicalId: string,
  resource: RawObject,
  document: SourceDocument,
  own: OwnSettings,
): Subject {
  const metadata = resource['Metadata'];
  const path = ['Resources', logicalId];
  return makeSubject({
    type,
    source: 'cloudformation',
    configuration: resolve(resource['Properties'] ?? {}),
    origin: { document, resource: path, configuration: [...path, 'Properties'] },
    own,
    logicalId,
    constructPath: isRawObject(metadata) ? rawText(metadata['aws:cdk:path']) : undefined,
    fallbackId: logicalId,
  });
}

/** Replaces intrinsics by what they say, or by the marker of what cannot be known. */
function resolve(value: Raw): Raw {
  const call = intrinsicOf(value);
  if (call !== undefined) return resolveCall(call);
  if (isRawList(value)) return value.filter((item) => !isNoValue(item)).map(resolve);
  if (!isRawObject(value)) return value;
  const merged = Object.keys(value).filter((key) => key.startsWith('Fn::'));
  const members = Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => !merged.includes(key) && !isNoValue(member))
      .map(([key, member]) => [key, resolve(member)]),
  );
  const [first] = merged;
  if (first === undefined) return members;
  return new OpenObject(members, unknownValue('unresolved-reference', `${first} merges members that are not read`));
}

function resolveCall(call: Intrinsic): Raw {
  const { name, argument } = call;
  if (name === 'Ref' && typeof argument === 'string' && PSEUDO_PARAMETERS.has(argument)) return `\${${argument}}`;
  if (name === 'Ref' && argument === 'AWS::NoValue') return null;
  if (name === 'Fn::Sub' && typeof argument === 'string') {
    const text = substituted(argument);
    if (text !== undefined) return text;
  }
  const reason = name === 'Fn::If' ? 'open-condition' : 'unresolved-reference';
  return unknownValue(reason, describeIntrinsic(call));
}

/** `${!Literal}` is the text `${Literal}`; pseudo parameters stay; anything else is not known here. */
function substituted(text: string): string | undefined {
  const names = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name.trim());
  if (names.some((name) => !name.startsWith('!') && !PSEUDO_PARAMETERS.has(name))) return undefined;
  return text.replaceAll(/\$\{\s*!?([^}]*?)\s*\}/g, '${$1}');
}
