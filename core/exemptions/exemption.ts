/** What an exemption keeps from happening: the finding, its correction, the stop of a task. */
export const EXEMPTION_EFFECTS = ['mute-finding', 'no-remediate', 'no-stop'] as const;
export type ExemptionEffect = (typeof EXEMPTION_EFFECTS)[number];

/**
 * By what an exemption names its resources. All but `glob` are compared as they are written; `glob` is a pattern of an ARN
 * with `*` and `?`.
 */
export const EXEMPTION_SELECTORS = ['arn', 'family', 'service', 'cluster', 'glob'] as const;
export type ExemptionSelector = (typeof EXEMPTION_SELECTORS)[number];

/** The containers of a task definition that an exemption is about; all others stay judged. */
export interface ExemptContainers {
  /** Pattern of the container's name, with `*` and `?`. */
  readonly name: string;
  /** Host and path that the image's repository begins with, at a `/` boundary. */
  readonly image: string;
}

/** A dated, owned, reasoned waiver of checks for exact resources. */
export interface Exemption {
  readonly id: string;
  /** Present ids of the checks. */
  readonly checks: readonly string[];
  readonly account: string;
  /** `null`: in every Region. */
  readonly region: string | null;
  readonly match: { readonly by: ExemptionSelector; readonly value: string };
  /** `null`: the whole resource. */
  readonly containers: ExemptContainers | null;
  readonly effects: readonly ExemptionEffect[];
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** The last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/** The exemption in one line, as annotations, reports and logs show it. */
export function describeExemption({ id, expires, reason }: Exemption): string {
  return `EXEMPT ${id} until ${expires}: ${reason}`;
}
