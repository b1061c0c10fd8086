import type { CheckRequest } from '../../core/decision/decide';
import { GuardrailsError } from '../../core/errors';
import { didYouMean } from '../../core/nearest';
import type { Check } from '../../core/registry/check';
import { findCheck } from '../../core/registry/registry';
import { quoted } from '../quoted';
import { checksByDefault, withDefaults } from '../revision-verdicts';
import { FIXES } from './fixes';

/** What a run is about, and what it must not break. */
export interface AskedChecks {
  /** Checks that are corrected where the family fails them, the one that was asked for first. */
  readonly wanted: readonly CheckRequest[];
  /** Further checks that a correction must not make fail. */
  readonly kept: readonly CheckRequest[];
}

/** Stands for every check that a new revision corrects and that is enabled by default. */
const ALL = 'all';

/**
 * Reads the document parameter `AlsoChecks`: ids, `all`, and ids with a minus, which are neither corrected nor kept.
 * Every check but the one that was asked for has its default parameters.
 *
 * @param request the check that was asked for
 * @param alsoChecks separated by commas
 * @param checks where checks are looked up, by id or former id
 * @throws GuardrailsError `REMEDIATION_INVALID` for an entry that names no check with a fix
 */
export function askedChecks(request: CheckRequest, alsoChecks: string, checks: readonly Check[]): AskedChecks {
  const byDefault = checksByDefault(checks);
  const also = new Set<Check>();
  const except = new Set<Check>([request.check]);
  for (const entry of alsoChecks.split(',').map((text) => text.trim())) {
    if (entry === ALL) byDefault.filter(({ id }) => FIXES.has(id)).forEach((check) => also.add(check));
    else if (entry.startsWith('-')) except.add(fixable('alsoChecks', entry.slice(1), checks));
    else if (entry !== '') also.add(fixable('alsoChecks', entry, checks));
  }
  const others = checks.filter((check) => !except.has(check));
  return {
    wanted: [request, ...others.filter((check) => also.has(check)).map(withDefaults)],
    kept: others.filter((check) => byDefault.includes(check) && !also.has(check)).map(withDefaults),
  };
}

/**
 * The checks that an earlier step says it corrected.
 *
 * @param toVerify ids, separated by commas; empty means the one that was asked for
 * @throws GuardrailsError `REMEDIATION_INVALID`
 */
export function checksToVerify(
  request: CheckRequest,
  toVerify: string,
  checks: readonly Check[],
): readonly CheckRequest[] {
  if (toVerify === '') return [request];
  return toVerify
    .split(',')
    .map((id) => (id === request.check.id ? request : withDefaults(fixable('toVerify', id, checks))));
}

function fixable(field: 'alsoChecks' | 'toVerify', name: string, checks: readonly Check[]): Check {
  const check = findCheck(name, checks);
  if (check !== undefined && FIXES.has(check.id)) return check;
  const ids = checks.map(({ id }) => id).filter((id) => FIXES.has(id));
  throw new GuardrailsError(
    'REMEDIATION_INVALID',
    `The event's "${field}" names ${quoted(name)}; expected checks that a new revision corrects: ` +
      `${ids.join(', ')}.${didYouMean(name, ids)}`,
    { place: { field } },
  );
}
