import { mutationProblem, mutationSummary } from '../../../../scripts/policy-gates/mutation/mutation-gate';
import { mutantsOf } from '../../../../scripts/policy-gates/mutation/mutants';
import { readSyntax } from '../../../../scripts/policy-gates/mutation/rego-syntax';

const SOURCE = `package a

deny contains "x" if {
	some index, item in input.items
	item.size < 5
	not item.kind in {"b", "c"}
}
`;

/** A location as OPA writes it. */
function at(row: number, col: number, text: string) {
  return { location: { file: 'a.rego', row, col, text: Buffer.from(text).toString('base64') } };
}

const RULE = SOURCE.slice(SOURCE.indexOf('deny'), -1);

/** The part of OPA's syntax tree that mutations read. */
const TREE = {
  rules: [
    {
      ...at(3, 1, RULE),
      head: { name: 'deny', key: { ...at(3, 15, '"x"'), type: 'string', value: 'x' } },
      body: [
        { ...at(4, 2, 'some index, item in input.items'), terms: { symbols: [] } },
        {
          ...at(5, 2, 'item.size < 5'),
          terms: [
            { ...at(5, 12, '<'), type: 'ref', value: [] },
            {
              ...at(5, 2, 'item.size'),
              type: 'ref',
              value: [
                { ...at(5, 2, 'item'), type: 'var', value: 'item' },
                { ...at(5, 7, 'size'), type: 'string', value: 'size' },
              ],
            },
            { ...at(5, 14, '5'), type: 'number', value: 5 },
          ],
        },
        {
          ...at(6, 2, 'not item.kind in {"b", "c"}'),
          terms: {
            type: 'not',
            body: [
              {
                ...at(6, 6, 'item.kind in {"b", "c"}'),
                terms: [
                  { ...at(6, 16, 'in'), type: 'ref', value: [] },
                  {
                    ...at(6, 19, '{"b", "c"}'),
                    type: 'set',
                    value: [
                      { ...at(6, 20, '"b"'), type: 'string', value: 'b' },
                      { ...at(6, 25, '"c"'), type: 'string', value: 'c' },
                    ],
                  },
                ],
              },
            ],
          },
        },
      ],
    },
  ],
};

describe('mutants of a policy', () => {
  const mutants = mutantsOf(SOURCE, readSyntax(TREE, SOURCE));

  it('are expressions dropped and negated, comparisons swapped, literals changed and dropped, clauses dropped', () => {
    expect(mutants.map(({ line, name }) => `${String(line)} ${name}`).toSorted()).toEqual([
      '3 "x" changed at deny contains "x" if {',
      '3 deny contains "x" if { some index, item in input.items item.size < 5 not item.kind in {"b", "c"} } dropped as a clause',
      '5 5 changed at item.size < 5',
      '5 < swapped at item.size < 5',
      '5 item.size < 5 dropped',
      '5 item.size < 5 negated',
      '6 "b" changed at not item.kind in {"b", "c"}',
      '6 "c" changed at not item.kind in {"b", "c"}',
      '6 item.kind in {"b", "c"} dropped',
      '6 item.kind in {"b", "c"} negated',
      '6 not item.kind in {"b", "c"} dropped',
      '6 not item.kind in {"b", "c"} negated',
    ]);
  });

  it('change one place each', () => {
    const swapped = mutants.find(({ name }) => name.startsWith('< swapped'));

    expect(swapped?.source).toBe(SOURCE.replace('item.size < 5', 'item.size <= 5'));
  });
});

describe('the mutation gate', () => {
  const [first, second] = mutantsOf(SOURCE, readSyntax(TREE, SOURCE)).map((mutant) => ({ ...mutant, file: 'a.rego' }));
  if (first === undefined || second === undefined) throw new Error('no mutants');

  it('names what no test notices, and accepts what is explained', () => {
    const judged = [
      { ...first, fate: 'survived' },
      { ...second, fate: 'killed' },
    ] as const;

    expect(mutationSummary(judged)).toBe('2 mutants: 1 killed, 1 survived, 0 do not compile');
    expect(mutationProblem(judged, [])).toBe(`a.rego:${String(first.line)}: no test notices: ${first.name}`);
    expect(mutationProblem(judged, [{ file: 'a.rego', mutant: first.name, reason: 'It is equivalent.' }])).toBeNull();
  });

  it('refuses an explanation of what is noticed', () => {
    const problem = mutationProblem(
      [{ ...first, fate: 'killed' }],
      [{ file: 'a.rego', mutant: first.name, reason: 'It is equivalent.' }],
    );

    expect(problem).toBe(`a.rego: explained, but noticed or gone: ${first.name}`);
  });
});
