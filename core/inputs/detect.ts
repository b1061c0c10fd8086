import type { RawObject } from '../subject/raw';
import { isTemplate } from './cloudformation';
import { holdsConfigurationItems } from './configuration-items';
import { isDescribeAnswer } from './described';
import { objectMember, textMember } from './raw-members';
import { isTaskDefinition } from './task-definition';

/** The kinds of input that can be judged, as `--input` names them. */
export const INPUT_KINDS = ['config-item', 'task-definition', 'describe', 'task-event', 'cloudformation'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** Tells by its structure whether an object is of a kind. */
export const IS_KIND: Readonly<Record<InputKind, (value: RawObject) => boolean>> = {
  'config-item': holdsConfigurationItems,
  'task-definition': isTaskDefinition,
  describe: isDescribeAnswer,
  'task-event': isTaskEvent,
  cloudformation: isTemplate,
};

/** In the order in which the kinds are told apart: what wraps something else comes first. */
const ORDER = ['cloudformation', 'task-event', 'config-item', 'task-definition', 'describe'] as const;

/**
 * Tells by its structure what an object is.
 *
 * @returns `undefined` when it is none of the kinds
 */
export function detectKind(value: RawObject): InputKind | undefined {
  return ORDER.find((kind) => IS_KIND[kind](value));
}

function isTaskEvent(value: RawObject): boolean {
  return textMember(value, 'detail-type') === 'ECS Task State Change' && objectMember(value, 'detail') !== undefined;
}
