import { CHANGE_SCENARIOS } from './change-scenarios';
import { DELIVERY_SCENARIOS } from './delivery-scenarios';
import { GUIDANCE_SCENARIOS } from './guidance-scenarios';
import { OVERSIZED_SCENARIOS } from './oversized-scenarios';
import { REFUSED_SCENARIOS } from './refused-scenarios';
import type { Scenario } from './scenario';
import { SCHEDULE_SCENARIOS } from './schedule-scenarios';

/** Everything that the built rules function is put through, as rows of `it.each`. */
export const SCENARIOS: readonly [string, Scenario][] = [
  ...CHANGE_SCENARIOS,
  ...OVERSIZED_SCENARIOS,
  ...SCHEDULE_SCENARIOS,
  ...DELIVERY_SCENARIOS,
  ...REFUSED_SCENARIOS,
  ...GUIDANCE_SCENARIOS,
].map((scenario) => [scenario.name, scenario]);
