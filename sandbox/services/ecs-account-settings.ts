import * as z from 'zod';
import type { EcsPlace } from '../ecs/ecs-state';
import { nextToken, pageOf } from '../gateway/page';
import { operation, type Operation } from '../gateway/service';

const INVALID = 'InvalidParameterException';

/** Most settings that a page holds, also when nothing is asked for (ECS API reference, `ListAccountSettings`). */
const PAGE = 10;

/** What holds in an account that never changed a setting (ECS developer guide, "Account settings"). */
const DEFAULTS = [
  ['serviceLongArnFormat', 'enabled'],
  ['taskLongArnFormat', 'enabled'],
  ['containerInstanceLongArnFormat', 'enabled'],
  ['awsvpcTrunking', 'disabled'],
  ['containerInsights', 'disabled'],
  ['fargateFIPSMode', 'disabled'],
  ['tagResourceAuthorization', 'on'],
  ['fargateTaskRetirementWaitPeriod', '7'],
  ['guardDutyActivate', 'off'],
  ['defaultLogDriverMode', 'non-blocking'],
  ['fargateEventWindows', 'disabled'],
] as const;

const listAccountSettings = z.strictObject({
  name: z.string().optional(),
  effectiveSettings: z.boolean().default(false),
  maxResults: z.number().int().min(1).max(PAGE).optional(),
  nextToken: z.string().optional(),
});

/** `ListAccountSettings` of an account whose settings nobody changed: only the effective ones are there. */
export function ecsAccountSettings({ partition, account }: EcsPlace): readonly (readonly [string, Operation])[] {
  const settings = DEFAULTS.map(([name, value]) => ({
    name,
    value,
    principalArn: `arn:${partition}:iam::${account}:root`,
    type: name === 'guardDutyActivate' ? 'aws_managed' : 'user',
  }));
  return [
    [
      'ListAccountSettings',
      operation('ecs:ListAccountSettings', listAccountSettings, INVALID, (input) => {
        const wanted = input.effectiveSettings ? settings : [];
        const named = wanted.filter(({ name }) => input.name === undefined || name === input.name);
        const listed = pageOf(named, input.maxResults ?? PAGE, input.nextToken, INVALID);
        return { settings: listed.items, ...nextToken(listed) };
      }),
    ],
  ];
}
