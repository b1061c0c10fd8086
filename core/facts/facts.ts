import type { JsonObject } from '../subject/json';

/**
 * What look-ups found, by fact name (`custom.facts` of a check): the `context.facts` of the policy input.
 * A fact that is absent was not asked for or could not be had; policies answer UNKNOWN where it decides.
 */
export type Facts = JsonObject;

/** No look-up was made. */
export const NO_FACTS: Facts = {};
