import { Document, isMap, isScalar, Scalar, visit } from 'yaml';
import type { Json, JsonObject } from '../../../core/subject/json';
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

/** The template that deploys a resource; what cannot be known is a parameter without a default. */
function templateOf(source: FormSource): JsonObject {
  const properties = respell(source.type, templateConfiguration(source), {
    key: cloudFormationKey,
    text: (text): Json => (text.includes('${AWS::') ? { 'Fn::Sub': text } : text),
    unknown: (reason, shape) => (reason === 'not-coercible' ? wrongKind(shape) : { Ref: 'Setting' }),
    writesEmpty: false,
  });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { Setting: { Type: 'String' } },
    Resources: { Judged: { Type: source.type, Properties: properties } },
  };
}

/** A CloudFormation template in JSON, intrinsics in their long form. */
export const templateJson: Form = {
  name: 'CloudFormation template in JSON',
  obstacle: templateObstacle,
  carried: templateConfiguration,
  files: (source) => [jsonFile('template.json', templateOf(source))],
};

/** A CloudFormation template in YAML, intrinsics in their short form. */
export const templateYaml: Form = {
  name: 'CloudFormation template in YAML',
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
