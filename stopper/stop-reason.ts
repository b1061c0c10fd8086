import { visibleText } from '../core/visible-text';
import type { Finding } from './verdict';

/** "Up to 255 characters are allowed in this message" (ECS API `StopTask`, older editions; the limit still stands). */
const MAX_REASON = 255;

/**
 * What ECS shows as the reason of the stop. The action id comes first, because a run that finds the task stopping knows
 * by it whether an earlier run of ours did it.
 *
 * @returns at most 255 printable ASCII characters, so that no way of counting them differs
 */
export function stopReason(actionId: string, stopping: readonly Finding[]): string {
  const why = stopping.map(({ check, places }) => `${check}${nameOf(places[0]?.container ?? null)}`).join(', ');
  const reason = asciiOnly(`${stopMark(actionId)}: ${why}`);
  return reason.length <= MAX_REASON ? reason : `${reason.slice(0, MAX_REASON - 3)}...`;
}

/** Tells whether a task's `stoppedReason` holds what `stopReason` made for this action; ECS may add its own words. */
export function isStoppedBy(actionId: string, stoppedReason: string | undefined): boolean {
  return stoppedReason?.includes(stopMark(actionId)) ?? false;
}

/** Anything beyond printable ASCII becomes a question mark. */
export function asciiOnly(text: string): string {
  return visibleText(text).replaceAll(/[^\u0020-\u007e]/gu, '?');
}

function stopMark(actionId: string): string {
  return `ecs-guardrails action ${actionId}`;
}

function nameOf(container: string | null): string {
  return container === null ? '' : ` (container ${container})`;
}
