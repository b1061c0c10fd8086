import * as z from 'zod';
import { FACT_NAMES } from '../../core/facts/fact-shapes';
import { RESERVED_PARAMETERS } from '../../core/policy/parameters';
import { EQUIVALENT_TOOLS, FRAMEWORKS, SEVERITIES } from '../../core/registry/check';
import { RESOURCE_TYPES } from '../../core/subject/subject';

/** The words of METADATA that stand both in Rego (for Regal) and in core (for everything else). */
const vocabularySchema = z.object({
  severities: z.array(z.string()),
  frameworks: z.array(z.string()),
  equivalents: z.array(z.string()),
  facts: z.array(z.string()),
  reservedParameters: z.array(z.string()),
  resourceTypes: z.record(z.string(), z.string()),
});

/** File and rule that hold the words in Rego. */
export const VOCABULARY = {
  file: '.regal/rules/custom/regal/rules/metadata/check-metadata/vocabulary.rego',
  rule: 'data.custom.regal.rules.metadata["check-metadata"].vocabulary',
} as const;

/**
 * Compares Regal's words with core's.
 *
 * @param evaluated the rule's value as JSON
 * @returns what differs, or null
 */
export function vocabularyProblem(evaluated: string): string | null {
  const vocabulary = vocabularySchema.parse(JSON.parse(evaluated));
  const pairs = [
    ['severities', vocabulary.severities, SEVERITIES],
    ['frameworks', vocabulary.frameworks, FRAMEWORKS],
    ['equivalents', vocabulary.equivalents, EQUIVALENT_TOOLS],
    ['facts', vocabulary.facts, FACT_NAMES],
    ['reservedParameters', vocabulary.reservedParameters, RESERVED_PARAMETERS],
    ['resourceTypes', Object.keys(vocabulary.resourceTypes), RESOURCE_TYPES],
  ] as const;
  const problems = pairs.flatMap(([name, rego, core]) => {
    const [left, right] = [[...rego].sort().join(', '), [...core].sort().join(', ')];
    return left === right ? [] : [`${name}: ${VOCABULARY.file} has ${left}; core has ${right}`];
  });
  return problems.length === 0 ? null : problems.join('\n');
}
