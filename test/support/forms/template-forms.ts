import { Document, isMap, isScalar, Scalar, visit } from 'yaml';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../core/subject/json';
import type { UnknownValue } from '../../../core/subject/unknown';
import { jsonFile, textFile, type Form, type FormSource, type Obstacle } from './form';
import { wrongKind } from './deployed-configuration';
import { COMPLETE, unwritableIn, writtenStatus } from './obstacle-of';
import { READ_ONLY } from './resource-arn';
import { respell } from './respell';
import { cloudFormationKey } from './spellings';

function templateObstacle(source: FormSource): Obstacle | undefined {
  return unwritableIn(source, COMPLETE) ?? writtenStatus(source);
}

function templateConfiguration({ type, configuration }: FormSource): JsonObject {
  return Object.fromEntries(Object.entries(configuration).filter(([name]) => !READ_ONLY[type].includes(name)));
}

/**
 * What cannot be known as a call: the reference that the marker describes, else a parameter without a default, or a
 * condition on one.
 */
function callOf({ $unknown: reason, detail }: UnknownValue): JsonObject {
  if (reason === 'secret-reference') return { Ref: 'Secret' };
  if (reason === 'open-condition') return { 'Fn::If': ['IsOpen', { Ref: 'Setting' }, { Ref: 'AWS::NoValue' }] };
  const [, parameter, resource, attribute] = /^!(?:Ref (\w+)|GetAtt (\w+)\.(\w+))$/.exec(detail) ?? [];
  if (resource !== undefined && attribute !== undefined) return { 'Fn::GetAtt': [resource, attribute] };
  return { Ref: parameter ?? 'Setting' };
}

function parametersIn(value: Json): readonly string[] {
  if (isJsonList(value)) return value.flatMap(parametersIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'Ref' && typeof member === 'string' && member !== 'AWS::NoValue' ? [member] : parametersIn(member),
  );
}

/** The template that deploys a resource. */
function templateOf(source: FormSource): JsonObject {
  const properties = respell(source.type, templateConfiguration(source), {
    key: cloudFormationKey,
    text: (text): Json => (text.includes('${AWS::') ? { 'Fn::Sub': text } : text),
    unknown: (value, shape) => (value.$unknown === 'not-coercible' ? wrongKind(shape) : callOf(value)),
    writesEmpty: false,
  });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      ...Object.fromEntries(['Setting', ...parametersIn(properties)].map((name) => [name, { Type: 'String' }])),
      Secret: { Type: 'String', NoEcho: true },
    },
    Conditions: { IsOpen: { 'Fn::Equals': [{ Ref: 'Setting' }, 'open'] } },
    Resources: { Judged: { Type: source.type, Properties: properties } },
  };
}

/** A CloudFormation template in JSON, intrinsics in their long form. */
export const templateJson: Form = {
  name: 'CloudFormation template in JSON',
  reader: 'cloudformation',
  obstacle: templateObstacle,
  carried: templateConfiguration,
  files: (source) => [jsonFile('template.json', templateOf(source))],
};

/** A CloudFormation template in YAML, intrinsics in their short form. */
export const templateYaml: Form = {
  name: 'CloudFormation template in YAML',
  reader: 'cloudformation',
  obstacle: templateObstacle,
  carried: templateConfiguration,
  files: (source) => [textFile('template.yaml', yamlOf(templateOf(source)))],
};

const SHORT_FORMS = new Map([
  ['Ref', '!Ref'],
  ['Fn::Sub', '!Sub'],
]);

function yamlOf(template: JsonObject): string {
  const document = new Document(template);
  visit(document, {
    Map: (_key, node) => {
      const [pair, second] = node.items;
      if (!isMap(node) || pair === undefined || second !== undefined) return undefined;
      const tag = isScalar(pair.key) ? SHORT_FORMS.get(String(pair.key.value)) : undefined;
      if (tag === undefined || !isScalar(pair.value)) return undefined;
      const call = new Scalar(pair.value.value);
      call.tag = tag;
      return call;
    },
  });
  return document.toString({ lineWidth: 0 });
}
