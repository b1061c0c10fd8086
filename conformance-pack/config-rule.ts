import type { Check } from '../core/registry/check';
import type { JsonObject } from '../core/subject/json';
import { escapeForSub, RULES_FUNCTION_PARAMETER } from './pack-names';

/** What differs between our Config rules. */
export interface ConfigRuleProps {
  readonly name: string;
  readonly title: string;
  readonly resourceTypes: readonly string[];
  readonly trigger: Check['trigger'];
  /** As AWS Config hands them to the function. */
  readonly parameters: Readonly<Record<string, string>>;
}

const CHANGES = ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification'];

/** An `AWS::Config::ConfigRule` of the pack's inner template, its texts written for the outer `Fn::Sub`. */
export function configRule({ name, title, resourceTypes, trigger, parameters }: ConfigRuleProps): JsonObject {
  const given = Object.entries(parameters).map(([key, value]) => [key, escapeForSub(value)] as const);
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: name,
      Description: escapeForSub(title),
      // A rule that only has a schedule takes none.
      ...(trigger === 'periodic' ? {} : { Scope: { ComplianceResourceTypes: [...resourceTypes] } }),
      InputParameters: Object.fromEntries(given),
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: { Ref: RULES_FUNCTION_PARAMETER },
        SourceDetails: sourceDetails(trigger),
      },
    },
  };
}

/** What makes AWS Config ask: changes, a schedule, or both. */
function sourceDetails(trigger: Check['trigger']): JsonObject[] {
  const changes = CHANGES.map((MessageType) => ({ EventSource: 'aws.config', MessageType }));
  // Without a frequency AWS Config asks every twenty-four hours (API reference, SourceDetail).
  const schedule = { EventSource: 'aws.config', MessageType: 'ScheduledNotification' };
  return [...(trigger === 'periodic' ? [] : changes), ...(trigger === 'change' ? [] : [schedule])];
}
