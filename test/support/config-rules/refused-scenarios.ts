import { configRuleEvent } from '../config-rule-event';
import { failing, TAKEN, type Scenario } from './scenario';

const refused = (
  name: string,
  settings: Parameters<typeof configRuleEvent>[0],
  code: string,
  message: string,
): Scenario => ({ name, events: [configRuleEvent(settings)], answers: TAKEN, expected: failing(code, message) });

const FOREIGN_RULE = 'arn:aws:config:eu-west-1:222233334444:config-rule/config-rule-a1b2c3';
const RULE_ELSEWHERE = 'arn:aws:config:us-east-1:111122223333:config-rule/config-rule-a1b2c3';

/** Events that are not judged: no request is made for them. */
export const REFUSED_SCENARIOS: readonly Scenario[] = [
  refused(
    'A1: a rule of another account',
    { event: { accountId: '222233334444' } },
    'ACCOUNT_MISMATCH',
    'event.accountId',
  ),
  refused(
    'A1: a rule whose ARN is of another account',
    { event: { configRuleArn: FOREIGN_RULE } },
    'ACCOUNT_MISMATCH',
    'event.configRuleArn',
  ),
  refused(
    'A1: a rule of another Region',
    { event: { configRuleArn: RULE_ELSEWHERE } },
    'REGION_MISMATCH',
    'event.configRuleArn',
  ),
  refused(
    'A1: an item that another account recorded',
    { item: { awsAccountId: '222233334444' } },
    'ACCOUNT_MISMATCH',
    'configurationItem.awsAccountId',
  ),
  refused(
    'A1: an item that was recorded in another Region',
    { item: { awsRegion: 'us-east-1' } },
    'REGION_MISMATCH',
    'configurationItem.awsRegion',
  ),
  refused('D4: a null configuration', { configuration: null }, 'CONFIGURATION_MISSING', 'absent or null'),
  refused(
    'D4: no notification',
    { event: { invokingEvent: undefined } },
    'EVENT_INVALID',
    'event.invokingEvent is missing',
  ),
  refused(
    'D4: a notification that no rule of ours asks for',
    { invokingEvent: { messageType: 'ConfigurationSnapshotDeliveryCompleted' } },
    'MESSAGE_TYPE_UNSUPPORTED',
    'ConfigurationSnapshotDeliveryCompleted',
  ),
  refused(
    'P8: an unknown check, with the nearest',
    { parameters: { check: 'ecs-taskdef-no-privilegd' } },
    'CHECK_UNKNOWN',
    'Did you mean "ecs-taskdef-no-privileged"?',
  ),
  refused(
    'P8: no parameters',
    { event: { ruleParameters: '' } },
    'PARAMETERS_INVALID',
    'ruleParameters.check is missing',
  ),
  refused(
    'P8: an unknown parameter',
    {
      parameters: { check: 'ecs-cluster-container-insights', requireEnhancd: 'true' },
      item: { resourceType: 'AWS::ECS::Cluster' },
    },
    'PARAMETERS_INVALID',
    'Did you mean "requireEnhanced"?',
  ),
];
