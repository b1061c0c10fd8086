import { documentedChecks } from '../../../../core/registry/documentation';
import { checkIndex, equivalenceTable } from '../../../../scripts/gen/check-index';
import { checkIndexPage } from '../../../../scripts/gen/check-index-page';

const CHECKS = documentedChecks();

/** The rows of the page that a choice leaves, by the rules of its style sheet. */
function shownBy(page: string, filter: string, word: string): readonly string[] {
  const hides = `body:has(#${filter} option[value="${word}"]:checked) tbody tr:not([data-${filter}~="${word}"]) { display: none; }`;
  if (!page.includes(hides)) throw new Error(`The page has no rule for ${filter} ${word}.`);
  return [...page.matchAll(/^<tr (.*?)><td><a href="([^"]+)\.md">/gm)].flatMap(([, attributes = '', id = '']) => {
    const words = new RegExp(`data-${filter}="([^"]*)"`).exec(attributes)?.[1]?.split(' ') ?? [];
    return words.includes(word) ? [id] : [];
  });
}

describe('the index page of checks', () => {
  const page = checkIndexPage(CHECKS);

  it.each([
    ['resource', 'AWS-ECS-Cluster', CHECKS.filter(({ resourceTypes }) => resourceTypes.includes('AWS::ECS::Cluster'))],
    ['framework', 'cis-aws-compute-1-1-0', CHECKS.filter(({ frameworks }) => frameworks['cis-aws-compute-1.1.0'])],
    ['severity', 'CRITICAL', CHECKS.filter(({ severity }) => severity === 'CRITICAL')],
    ['default', 'off', CHECKS.filter(({ enabled }) => !enabled)],
  ])('leaves by %s %s those checks and no other', (filter, word, expected) => {
    expect(shownBy(page, filter, word)).toEqual(expected.map(({ id }) => id));
  });

  it('needs no script, and shows every check once', () => {
    expect(page).not.toContain('<script');
    expect([...page.matchAll(/^<tr data-/gm)]).toHaveLength(CHECKS.length);
  });
});

describe('the index of checks', () => {
  const index = checkIndex(CHECKS);

  it('links every check under its resource types and its frameworks', () => {
    const missing = CHECKS.filter(({ id }) => !index.includes(`[\`${id}\`](${id}.md)`));

    expect(missing).toEqual([]);
    expect(index).toContain('## AWS::ECS::TaskDefinition');
    expect(index).toContain('## NIST SP 800-53 r5');
  });

  it('puts controls in the order of their numbers', () => {
    const cis = index.slice(index.indexOf('## CIS AWS Compute'));
    const controls = [...cis.matchAll(/^\| (3\.\d+) \|/gm)].map(([, control]) => Number(control?.slice(2)));

    expect(controls.length).toBeGreaterThan(5);
    expect(controls).toEqual(controls.toSorted((a, b) => a - b));
  });
});

describe('the table of equivalents', () => {
  it('has a row for each check with all that METADATA names', () => {
    const table = equivalenceTable(CHECKS);
    const row = table.split('\n').find((line) => line.includes('(ecs-cluster-container-insights.md)'));

    expect(row).toContain('| ECS.12 | ecs-container-insights-enabled | CT.ECS.PR.2 |');
    expect(row).toContain('| ab759fde, 97cb0688 | 3.9 |');
    expect(table.match(/^\| \[`/gm)).toHaveLength(CHECKS.length);
  });
});
