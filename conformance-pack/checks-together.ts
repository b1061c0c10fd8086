import type { Check } from '../core/registry/check';
import { assertChecksTogether } from './pack-limits';
import type { PackedCheck } from './pack-settings';

/**
 * What the remediations of one document are told to correct in the same run: every check of it whose rule is in the pack
 * and judges by the default parameters. The others are corrected from their own rule alone, because only that knows its
 * parameters.
 *
 * @param checks the catalogue
 * @param packed the checks of the pack
 * @returns the document parameter `AlsoChecks`: `all` and how the pack differs from what that means
 * @throws GuardrailsError `PACK_LIMIT` when the difference is longer than AWS Config takes
 */
export function checksTogether(document: string, checks: readonly Check[], packed: readonly PackedCheck[]): string {
  const byDefault = new Map(
    packed.map(({ check, parameters }) => [check.id, Object.keys(parameters).length === 0] as const),
  );
  const ofDocument = checks.filter(({ deprecated, remediation }) => !deprecated && remediation.document === document);
  const entries = ofDocument
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, enabled }): string[] => {
      const isTogether = byDefault.get(id) === true;
      if (isTogether === enabled) return [];
      return [isTogether ? id : `-${id}`];
    });
  const text = ['all', ...entries].join(',');
  assertChecksTogether(document, text);
  return text;
}
