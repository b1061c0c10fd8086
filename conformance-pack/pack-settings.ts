import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import type { Check } from '../core/registry/check';
import type { Json } from '../core/subject/json';

/** What a pack changes about one check; the same shape as in the settings files. */
export interface PackCheckSettings {
  /** Default: the check's own `enabled`. */
  readonly enabled?: boolean;
  /** Values that were validated by the check's schema; those equal to the default are not written. */
  readonly params?: Readonly<Record<string, Json>>;
  /** Whether AWS Config starts the remediation by itself. Default: a person does. */
  readonly automatic?: boolean;
}

/** Settings of a rendered pack. */
export interface PackSettings {
  /**
   * Changes whenever a remediation document does (1 to 64 of `[A-Za-z0-9._-]`), so that AWS Config puts the remediations
   * anew. Not set: not written.
   */
  readonly release?: string;
  /** `in-use`: rules about task definitions are asked about services, too, and judge the revision that one runs. */
  readonly revisions?: 'latest-active' | 'in-use';
  /** A rule for each check (default), or one for each group: fewer evaluations, one score for the whole group. */
  readonly mode?: 'per-check' | 'grouped';
  readonly remediation?: {
    /**
     * Pressing _Remediate_ on one rule about task definitions corrects, in the same revision, what the family fails of the
     * other rules of the pack that have their default parameters. Default: each rule's own check alone.
     */
    readonly together?: boolean;
  };
  /** By check id. */
  readonly checks?: Readonly<Record<string, PackCheckSettings>>;
}

/** A check that the pack carries. */
export interface PackedCheck {
  readonly check: Check;
  /** Non-default parameters in the form in which AWS Config hands them to the function: as texts. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly automatic: boolean;
}

/**
 * Chooses the checks that become rules: enabled and not deprecated. Sorted by id, so that the order of
 * the registry cannot move a byte.
 *
 * @throws GuardrailsError `CHECK_UNKNOWN` or `PARAMETERS_INVALID` when the settings name what does not exist, or leave
 *   out a parameter that has no default
 */
export function packedChecks(checks: readonly Check[], settings: PackSettings): readonly PackedCheck[] {
  const given = new Map(Object.entries(settings.checks ?? {}));
  const ids = checks.map(({ id }) => id);
  for (const id of given.keys()) {
    if (ids.includes(id)) continue;
    throw new GuardrailsError(
      'CHECK_UNKNOWN',
      `The pack's settings name the check ${JSON.stringify(id)}, which does not exist.${didYouMean(id, ids)}`,
      { place: { field: `checks.${id}` } },
    );
  }
  return checks
    .filter((check) => !check.deprecated)
    .filter((check) => given.get(check.id)?.enabled ?? check.enabled)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((check) => {
      const { params = {}, automatic = false } = given.get(check.id) ?? {};
      return { check, parameters: nonDefault(check, params), automatic };
    });
}

function nonDefault(check: Check, given: Readonly<Record<string, Json>>): Readonly<Record<string, string>> {
  const names = Object.keys(check.parameters);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(check.parameters, name)) continue;
    throw new GuardrailsError(
      'PARAMETERS_INVALID',
      `Check ${check.id} has no parameter ${JSON.stringify(name)}.${didYouMean(name, names)}`,
      { place: { field: `checks.${check.id}.params.${name}` } },
    );
  }
  const written = Object.entries(check.parameters).flatMap(([name, schema]) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined && schema.default === undefined) {
      throw new GuardrailsError(
        'PARAMETERS_INVALID',
        `Check ${check.id} is in the pack but lacks parameter "${name}", which has no default: ${schema.description}`,
        { place: { field: `checks.${check.id}.params.${name}` } },
      );
    }
    if (value === undefined || JSON.stringify(value) === JSON.stringify(schema.default)) return [];
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const];
  });
  return Object.fromEntries(written.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
