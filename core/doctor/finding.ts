import type { Asked, Unanswered } from '../facts/asked';

/** What can be said of a part; `unknown` is never told as `ok`. In the order in which they matter. */
export const FINDING_STATUSES = ['problem', 'warning', 'unknown', 'not-deployed', 'ok'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** Parts of an account and Region that are looked at, in the order in which they are told. */
export const PARTS = [
  'caller',
  'recorder',
  'delivery-channel',
  'recorded-types',
  'recorded-roles',
  'recording-frequency',
  'functions',
  'invoke-permission',
  'failure-queues',
  'documents',
  'automation-role',
  'packs',
  'rules',
  'rule-quota',
  'pack-quota',
  'concurrency',
] as const;
export type Part = (typeof PARTS)[number];

/** One thing that was found of a part, and what to do about it. */
export interface Finding {
  readonly part: Part;
  readonly status: FindingStatus;
  readonly message: string;
  /** Null where there is nothing to do. */
  readonly advice: string | null;
}

/** A finding that asks for nothing. */
export function fine(part: Part, message: string): Finding {
  return { part, status: 'ok', message, advice: null };
}

/** A finding that asks for something. */
export function wanting(
  part: Part,
  status: Exclude<FindingStatus, 'ok' | 'unknown'>,
  message: string,
  advice: string,
): Finding {
  return { part, status, message, advice };
}

/** What is said of a part that could not be asked about: which permission is missing. */
export function notKnown(part: Part, { action, refused, error }: Unanswered): Finding {
  return refused
    ? { part, status: 'unknown', message: `${action} was refused with ${error}.`, advice: `Allow yourself ${action}.` }
    : {
        part,
        status: 'unknown',
        message: `${action} failed with ${error}.`,
        advice: `Try again. If it recurs, check that you may call ${action}.`,
      };
}

/** Judges an answer; without one the part is unknown. */
export function ofAnswer<T>(part: Part, asked: Asked<T>, judge: (answer: T) => readonly Finding[]): readonly Finding[] {
  return 'answer' in asked ? judge(asked.answer) : [notKnown(part, asked.unanswered)];
}
