import * as z from 'zod';
import type { JsonObject } from '../json';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

/** An EventBridge rule as a template declares it. */
export interface EventRule {
  readonly pattern: JsonObject;
  /** ARNs of its targets. */
  readonly targets: readonly string[];
}

const schema = z.object({
  EventPattern: z.record(z.string(), z.json()),
  State: z.enum(['ENABLED', 'DISABLED']),
  Targets: z.array(z.looseObject({ Arn: z.string() })),
});

/** The enabled event rules of a template. */
export function eventRulesOf(template: StackTemplate): readonly EventRule[] {
  return template
    .resources('AWS::Events::Rule')
    .map((resource) => propertiesOf(template, resource, schema))
    .filter(({ State }) => State === 'ENABLED')
    .map(({ EventPattern, Targets }) => ({ pattern: EventPattern, targets: Targets.map(({ Arn }) => Arn) }));
}
