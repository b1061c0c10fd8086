import { closingLine, runGates, type Gate } from '../../../../scripts/policy-gates/gate';

describe('runGates', () => {
  it('runs every gate, counts, and tells what is wrong below a failed one', async () => {
    const lines: string[] = [];
    const gates: Gate[] = [
      { name: 'first', run: () => Promise.resolve(null) },
      { name: 'second', run: () => Promise.resolve('line one\nline two\n') },
      { name: 'third', run: () => Promise.reject(new Error('it broke')) },
      { name: 'fourth', run: () => Promise.resolve(null) },
    ];

    const tally = await runGates(gates, (line) => lines.push(line));

    expect(tally).toEqual({ passed: 2, failed: 2 });
    expect(lines.map((line) => line.replace(/ \(\d+\.\d s\)$/, ''))).toEqual([
      'ok   first',
      'FAIL second',
      '       line one\n       line two',
      'FAIL third',
      '       it broke',
      'ok   fourth',
    ]);
  });

  it('counts an empty refusal as a failure', async () => {
    const gates: Gate[] = [{ name: 'silent', run: () => Promise.resolve('') }];

    const tally = await runGates(gates, () => undefined);

    expect(tally).toEqual({ passed: 0, failed: 1 });
  });
});

describe('closingLine', () => {
  it.each([
    { tally: { passed: 3, failed: 0 }, skipped: 0, line: '3 passed, 0 failed' },
    { tally: { passed: 3, failed: 1 }, skipped: 2, line: '3 passed, 1 failed, 2 skipped' },
  ])('is $line', ({ tally, skipped, line }) => {
    const closing = closingLine(tally, skipped);

    expect(closing).toBe(line);
  });
});
