import { coverageProblem } from '../../../../scripts/policy-gates/coverage';

const range = (start: number, end: number) => ({ start: { row: start, col: 1 }, end: { row: end, col: 9 } });

describe('coverageProblem', () => {
  it('finds nothing when every expression is reached', () => {
    const printed = { coverage: 100, files: { 'policies/a/policy.rego': { covered: [range(1, 2)] } } };

    const problem = coverageProblem(JSON.stringify(printed));

    expect(problem).toBeNull();
  });

  it('names each place that is not reached, once', () => {
    const printed = {
      coverage: 99.2,
      files: {
        'policies/a/policy.rego': { covered: [range(1, 2)], not_covered: [range(3, 3), range(3, 3), range(5, 8)] },
        'policies/b/policy.rego': { not_covered: [range(1, 1)] },
      },
    };

    const problem = coverageProblem(JSON.stringify(printed));

    expect(problem).toBe(
      'No test reaches:\npolicies/a/policy.rego:3\npolicies/a/policy.rego:5-8\npolicies/b/policy.rego:1',
    );
  });

  it.each([0, 99.99])('does not accept a coverage of %d without a place', (coverage) => {
    const problem = coverageProblem(JSON.stringify({ coverage, files: {} }));

    expect(problem).toContain('expected 100 %');
  });

  it.each(['', 'PASS: 3/3', '{}', '{"coverage":"100","files":{}}'])('refuses %j', (printed) => {
    const read = () => coverageProblem(printed);

    expect(read).toThrow();
  });
});
