import { EQUIVALENT_TOOLS, FRAMEWORKS, SEVERITIES } from '../../../../core/registry/check';
import { FACT_NAMES } from '../../../../core/facts/fact-shapes';
import { RESERVED_PARAMETERS } from '../../../../core/policy/parameters';
import { RESOURCE_TYPES } from '../../../../core/subject/subject';
import { vocabularyProblem } from '../../../../scripts/policy-gates/vocabulary';

const SAME = {
  severities: [...SEVERITIES].reverse(),
  frameworks: FRAMEWORKS,
  equivalents: EQUIVALENT_TOOLS,
  facts: FACT_NAMES,
  reservedParameters: RESERVED_PARAMETERS,
  resourceTypes: Object.fromEntries(RESOURCE_TYPES.map((type) => [type, 'Name'])),
};

describe('vocabularyProblem', () => {
  it('finds nothing when both sides have the same words in any order', () => {
    const problem = vocabularyProblem(JSON.stringify(SAME));

    expect(problem).toBeNull();
  });

  it.each([
    { change: { severities: ['HIGH'] }, named: 'severities' },
    { change: { resourceTypes: { ...SAME.resourceTypes, 'AWS::SQS::Queue': 'Queue' } }, named: 'SQS' },
    { change: { reservedParameters: [] }, named: 'reservedParameters' },
  ])('names the list that differs ($named)', ({ change, named }) => {
    const problem = vocabularyProblem(JSON.stringify({ ...SAME, ...change }));

    expect(problem).toContain(named);
  });
});
