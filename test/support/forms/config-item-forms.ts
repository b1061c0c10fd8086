import type { JsonObject } from '../../../core/subject/json';
import { configRuleEvent } from '../config-rule-event';
import { deployed, deployedConfiguration } from './deployed-configuration';
import { jsonFile, type Form, type FormSource } from './form';
import { recordedObstacle } from './obstacle-of';
import { arnOf, recordedId } from './resource-arn';
import { respell } from './respell';
import { configKey } from './spellings';

/** The event by which AWS Config invokes a rule's function: configuration as an object, empty lists present. */
export const configEvent: Form = {
  name: 'event of a Config rule',
  reader: 'config',
  obstacle: recordedObstacle,
  carried: deployedConfiguration,
  files: (source) => [jsonFile('event.json', configEventOf(source, {}))],
};

/** The event of a Config rule for a resource. */
export function configEventOf(source: FormSource, parameters: JsonObject): Record<string, unknown> {
  const arn = arnOf(source);
  const resourceId = recordedId(source);
  return configRuleEvent({
    item: { resourceType: source.type, resourceId, resourceName: resourceId, ARN: arn },
    configuration: respell(source.type, deployedConfiguration(source), deployed(source, configKey, true)),
    parameters,
  });
}

/** The answer of `BatchGetResourceConfig`: other member names, configuration as JSON text. */
export const configApi: Form = {
  name: 'answer of the Config API',
  reader: 'config',
  obstacle: recordedObstacle,
  carried: deployedConfiguration,
  files: (source) => [
    jsonFile('batch-get-resource-config.json', {
      baseConfigurationItems: [
        {
          version: '1.3',
          accountId: source.account,
          awsRegion: source.region,
          configurationItemStatus: 'OK',
          resourceType: source.type,
          resourceId: 'opaque-0a1b2c3d',
          arn: arnOf(source),
          configuration: JSON.stringify(
            respell(source.type, deployedConfiguration(source), deployed(source, configKey)),
          ),
        },
      ],
      unprocessedResourceKeys: [],
    }),
  ],
};
