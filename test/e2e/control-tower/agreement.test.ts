import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPackagedPolicy } from '../../../adapters/files/packaged-policy';
import type { DocumentedCheck } from '../../../core/registry/check';
import { documentedChecks } from '../../../core/registry/documentation';
import type { JsonObject } from '../../../core/subject/json';
import { readExamples } from '../../../scripts/policies/read-examples';
import { compare, type Pair } from '../../support/control-tower/comparison';
import { describeWithGuard } from '../../support/control-tower/describe-with-guard';
import { generatedTemplates } from '../../support/control-tower/generated-templates';
import { controlTowerRule, type Guard } from '../../support/control-tower/guard';
import { NAMED_DIFFERENCES } from '../../support/control-tower/named-differences';
import { ourVerdict } from '../../support/control-tower/our-verdict';
import { templateOfExample } from '../../support/control-tower/template-of-example';

const ROOT = join(__dirname, '..', '..', '..');
const POLICIES = join(ROOT, 'policies');
const policy = loadPackagedPolicy();
const COMPARED = documentedChecks().filter(({ equivalents }) => (equivalents['control-tower'] ?? []).length > 0);

/** Examples that no template can hold: about what AWS Config records, or about a value that an earlier reading refused. */
const NOT_WRITABLE = [
  'ecr-repository-lifecycle-policy: a policy that AWS Config did not record',
  'ecr-repository-lifecycle-policy: a text that is not JSON',
  'ecr-repository-tags-immutable: exclusions that AWS Config did not record',
  'ecs-taskdef-logging-configured: the driver is no text',
  'ecs-taskdef-memory-limited: a limit in words',
  'ecs-taskdef-no-privileged: a violation in a definition whose state cannot be known',
];

const VERDICTS = ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'UNKNOWN'] as const;

jest.setTimeout(120_000);

describe('docs/control-tower-agreement.md', () => {
  const cells = readFileSync(join(ROOT, 'docs', 'control-tower-agreement.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, first, second]) => [first, second]);

  it('names every difference with its controls, and no other', () => {
    const documented = cells.slice(cells.findIndex(([name]) => name === 'Name') + 1).filter(([name]) => !isRuler(name));

    const expected = NAMED_DIFFERENCES.map(({ name, checks }) => [name, controlNames(checks)]);
    expect(documented).toEqual(expected);
  });

  it('names every compared check with its control', () => {
    const documented = cells.filter(([control]) => control?.startsWith('CT.'));

    const expected = COMPARED.map(({ id }) => [controlNames([id]), `\`${id}\``]);
    expect(documented).toEqual(expect.arrayContaining(expected));
    expect(documented).toHaveLength(expected.length);
  });
});

describeWithGuard('agreement with the Control Tower rules', (guard) => {
  let examples: readonly Pair[] = [];
  let generated: readonly Pair[] = [];

  beforeAll(() => {
    examples = COMPARED.flatMap((check) => pairsOf(guard, check, exampleTemplates(check)));
    generated = COMPARED.flatMap((check) => pairsOf(guard, check, generatedTemplates(check.id)));
  });

  it('takes every check that has a Control Tower equivalent', () => {
    const controls = COMPARED.flatMap(({ equivalents }) => equivalents['control-tower'] ?? []);

    expect(controls.toSorted()).toEqual([
      'CT.ECR.PR.1',
      'CT.ECR.PR.2',
      'CT.ECR.PR.3',
      'CT.ECS.PR.1',
      'CT.ECS.PR.10',
      'CT.ECS.PR.11',
      'CT.ECS.PR.12',
      'CT.ECS.PR.2',
      'CT.ECS.PR.3',
      'CT.ECS.PR.4',
      'CT.ECS.PR.5',
      'CT.ECS.PR.6',
      'CT.ECS.PR.7',
      'CT.ECS.PR.8',
      'CT.ECS.PR.9',
      'CT.ELASTICFILESYSTEM.PR.1',
      'CT.ELASTICFILESYSTEM.PR.3',
      'CT.ELASTICFILESYSTEM.PR.4',
    ]);
  });

  it('takes every example that a template can hold', () => {
    const left = COMPARED.flatMap(({ id }) =>
      readExamples(POLICIES, id)
        .filter((example) => templateOfExample(example) === undefined)
        .map(({ name }) => `${id}: ${name}`),
    );

    expect(left.toSorted()).toEqual(NOT_WRITABLE);
  });

  it('compares at least 3,000 different generated templates, at least 100 a check', () => {
    const counts = COMPARED.map(({ id }) => generated.filter(({ check }) => check === id).length);

    expect(generated.length).toBeGreaterThanOrEqual(3_000);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(100);
  });

  it.each(COMPARED.map(({ id }) => id))('finds both sides of one mind about good and bad templates of %s', (id) => {
    const agreed = [...examples, ...generated].filter(({ check, ours, guard }) => check === id && ours === guard);

    const verdicts = new Set(agreed.map(({ ours }) => ours));

    expect([...verdicts]).toEqual(expect.arrayContaining(['COMPLIANT', 'NON_COMPLIANT']));
  });

  it('differs only where the check catalogue decides so, and everywhere it is said to', () => {
    const result = compare([...examples, ...generated], NAMED_DIFFERENCES);

    console.log(summary(examples.length, generated.length, result));
    expect(result.unexplained.slice(0, 5)).toEqual([]);
    const stale = [...result.differences].filter(([, count]) => count === 0).map(([name]) => name);
    expect(stale).toEqual([]);
  });

  it.each(COMPARED.map(({ id }) => id))('would not excuse a wrong verdict of %s', (id) => {
    const compared = [...examples, ...generated].filter(({ check }) => check === id);
    const doctored = compared.flatMap((pair) =>
      VERDICTS.filter((ours) => ours !== pair.ours && ours !== pair.guard).map((ours): Pair => ({ ...pair, ours })),
    );

    const result = compare(doctored, NAMED_DIFFERENCES);

    const excused = [...result.differences].filter(([, count]) => count > 0);
    expect(excused).toEqual([]);
    expect(result.unexplained).toHaveLength(doctored.length);
  });
});

function isRuler(cell: string | undefined): boolean {
  return /^-+$/.test(cell ?? '');
}

/** Controls of some checks in the order of their numbers; `all` when they are all. */
function controlNames(checks: readonly string[]): string {
  if (COMPARED.every(({ id }) => checks.includes(id)) && checks.length > 1) return 'all';
  return COMPARED.filter(({ id }) => checks.includes(id))
    .flatMap(({ equivalents }) => equivalents['control-tower'] ?? [])
    .toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
    .join(', ');
}

function exampleTemplates({ id }: DocumentedCheck): readonly JsonObject[] {
  return readExamples(POLICIES, id)
    .map(templateOfExample)
    .filter((template) => template !== undefined);
}

function pairsOf(guard: Guard, check: DocumentedCheck, templates: readonly JsonObject[]): readonly Pair[] {
  const [control, second] = check.equivalents['control-tower'] ?? [];
  if (control === undefined || second !== undefined) throw new Error(`${check.id} has not exactly one control.`);
  const verdicts = guard.judge(controlTowerRule(control), templates);
  return verdicts.flatMap((verdict, index): readonly Pair[] => {
    const template = templates[index];
    if (template === undefined) return [];
    return [{ check: check.id, template, ours: ourVerdict(policy, check, template), guard: verdict }];
  });
}

function summary(examples: number, generated: number, result: ReturnType<typeof compare>): string {
  const differences = [...result.differences].map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`);
  return [
    `Compared with Control Tower: ${String(result.pairs)} pairs (${String(examples)} examples, ${String(generated)} generated),`,
    `${String(result.agreements)} agree; differences by name:`,
    ...differences,
  ].join('\n');
}
