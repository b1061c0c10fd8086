import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretDetectionPage } from '../../../../scripts/gen/secret-detection-page';
import type { LabelledValue } from '../../../support/secrets/labelled-value';
import { LABELLED_VALUES } from '../../../support/secrets/labelled-values';
import { judge, measure, precision, recall, type Judged } from '../../../support/secrets/measure';

const JUDGED = judge(LABELLED_VALUES, { entropy: false });
const WITH_ENTROPY = judge(LABELLED_VALUES, { entropy: true });

function titleOf({ field, name, texts }: LabelledValue): string {
  return `${field} ${name}=${texts.join(' ')}`;
}

function rows(judged: readonly Judged[]): readonly [string, Judged][] {
  return judged.map((one) => [titleOf(one.value), one]);
}

describe('a labelled value', () => {
  const usual = JUDGED.filter(({ value }) => value.secret !== 'entropy');

  it.each(rows([...usual, ...WITH_ENTROPY.filter(({ value }) => value.secret === 'entropy')]))(
    'is judged as a person judges it, or says why not: %s',
    (_, { value, reportedAs }) => {
      const isRight = (reportedAs === undefined) === (value.secret === null);

      expect(isRight).toBe(value.wrong === undefined);
    },
  );

  it.each(rows(usual.filter(({ value }) => value.secret !== null && value.wrong === undefined)))(
    'is found by the class that is meant to: %s',
    (_, { value, reportedAs }) => {
      expect(reportedAs).toBe(value.secret);
    },
  );

  it('of the entropy detector is found by no other', () => {
    const found = JUDGED.filter(({ value, reportedAs }) => value.secret === 'entropy' && reportedAs !== undefined);

    expect(found).toEqual([]);
  });
});

describe('the labelled values', () => {
  it('are many, half of them secrets, in every field', () => {
    const secrets = LABELLED_VALUES.filter(({ secret }) => secret !== null);
    const share = secrets.length / LABELLED_VALUES.length;

    expect(LABELLED_VALUES.length).toBeGreaterThanOrEqual(300);
    expect([share > 0.45, share < 0.55]).toEqual([true, true]);
    expect(new Set(secrets.map(({ field }) => field)).size).toBe(8);
    expect(new Set(LABELLED_VALUES.map(titleOf)).size).toBe(LABELLED_VALUES.length);
  });

  it.each([
    ['A: known formats', 95, 85],
    ['B: strong names', 90, 80],
    ['C: references to secrets', 100, 100],
    ['Entropy under weak names', 90, 75],
    ['All', 93, 84],
  ])('are told apart well enough by %s', (of, leastPrecision, leastRecall) => {
    const one = measure(WITH_ENTROPY, ['A', 'B', 'C', 'entropy']).find((candidate) => candidate.of === of);
    if (one === undefined) throw new Error(`There is no measure of ${of}.`);

    expect(precision(one)).toBeGreaterThanOrEqual(leastPrecision);
    expect(recall(one)).toBeGreaterThanOrEqual(leastRecall);
  });

  it('give the numbers of the documentation', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/secret-detection.md'), 'utf8');

    expect(page).toBe(secretDetectionPage());
  });
});
