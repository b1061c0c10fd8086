import { compare, type NamedDifference, type Pair } from '../../support/control-tower/comparison';
import { controlTowerRule, guardBinary, verdictsOf } from '../../support/control-tower/guard';

const CHECK = 'ecs-taskdef-no-privileged';

function pair(settings: Partial<Pair> = {}): Pair {
  return { check: CHECK, template: { Resources: {} }, ours: 'COMPLIANT', guard: 'NON_COMPLIANT', ...settings };
}

function difference(settings: Partial<NamedDifference> = {}): NamedDifference {
  return { name: 'A text is a boolean', checks: [CHECK], explains: () => true, ...settings };
}

describe('a comparison', () => {
  it('counts a difference that exactly one name explains', () => {
    const named = [difference(), difference({ name: 'Windows', explains: () => false })];

    const result = compare([pair(), pair({ ours: 'NON_COMPLIANT' })], named);

    expect(result).toMatchObject({ pairs: 2, agreements: 1, unexplained: [] });
    expect([...result.differences.values()]).toEqual([1, 0]);
  });

  it.each<[string, readonly NamedDifference[]]>([
    ['no name', [difference({ explains: () => false })]],
    ['no name', [difference({ checks: ['ecs-taskdef-readonly-root-fs'] })]],
    ['A text is a boolean and Windows', [difference(), difference({ name: 'Windows' })]],
  ])('reports a difference that %s explains', (explanation, named) => {
    const result = compare([pair()], named);

    expect(result.unexplained).toEqual([
      `${CHECK}: ours COMPLIANT, guard NON_COMPLIANT, ${explanation}: {"Resources":{}}`,
    ]);
  });

  it('reports the smallest template first', () => {
    const large = pair({ template: { Resources: {}, Description: 'one that says more than is needed' } });

    const { unexplained } = compare([large, pair()], []);

    expect(unexplained[0]).toMatch(/: \{"Resources":\{\}\}$/);
  });
});

describe('an answer of cfn-guard', () => {
  const result = (number: number, lists: Record<string, readonly string[]>) => ({
    name: `DATA_STDIN[${String(number)}]`,
    not_compliant: [],
    compliant: [],
    not_applicable: [],
    ...lists,
  });

  it('is read by the form of the rule that applies, and by the number of the template', () => {
    const answer = [
      result(3, { not_applicable: ['a', 'a'] }),
      result(2, { compliant: ['a'], not_applicable: ['a'] }),
      result(1, { not_compliant: ['a'], compliant: ['a'], not_applicable: ['a'] }),
    ];

    const verdicts = verdictsOf(answer, 3);

    expect(verdicts).toEqual(['NON_COMPLIANT', 'COMPLIANT', 'NOT_APPLICABLE']);
  });

  it.each([
    ['has no result for a template', [result(1, { compliant: ['a'] })], 2],
    ['has an empty result', [result(1, {})], 1],
    ['is something else', { error: 'none' }, 1],
  ])('is refused when it %s', (_, answer, count) => {
    expect(() => verdictsOf(answer, count)).toThrow(/gave no result|gave an empty result|expected array/);
  });

  it('cannot be had where the package has no binary', () => {
    expect(guardBinary('aix', 'ppc64')).toBeUndefined();
    expect(guardBinary('linux', 's390x')).toBeUndefined();
  });

  it('cannot be had for a control without a rule', () => {
    expect(() => controlTowerRule('CT.ECS.PR.999')).toThrow(/ct-ecs-pr-999\.guard/);
  });
});
