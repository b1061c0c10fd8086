import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SEVERITIES } from '../../../core/registry/check';
import { CHECKS } from '../../../core/registry/registry';
import { checkIds } from '../../../scripts/policies/check-ids';
import { Workplace } from './run-cli';

const ROOT = join(__dirname, '../../..');

const rowsSchema = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string().min(1),
    severity: z.enum(SEVERITIES),
    enabled: z.boolean(),
    resourceTypes: z.array(z.string()).min(1),
    trigger: z.enum(['change', 'periodic', 'both']),
    parameters: z.record(z.string(), z.looseObject({ type: z.string(), description: z.string().min(1) })),
    frameworks: z.record(z.string(), z.array(z.object({ id: z.string(), mapping: z.string() }))),
    equivalents: z.record(z.string(), z.array(z.string())),
    remediation: z.object({ class: z.string(), text: z.string().min(1), document: z.string().nullable() }),
  }),
);

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.remove();
});

async function listed(...args: readonly string[]) {
  const { code, stdout, stderr } = await place.run(['list', '--format', 'json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return rowsSchema.parse(JSON.parse(stdout));
}

describe('ecs-guardrails list', () => {
  it('has a row for each folder of a check, and no other', async () => {
    const rows = await listed();

    expect(rows.map(({ id }) => id)).toEqual(checkIds(join(ROOT, 'policies')));
  });

  it('shows people each check once, below a resource type, with its severity and default', async () => {
    const { code, stdout } = await place.run(['list']);

    const ids = stdout
      .split('\n')
      .flatMap((line) => /^ {2}([a-z][a-z0-9-]+) +[A-Z]+ +(?:on|off) /.exec(line)?.[1] ?? []);
    expect(code).toBe(0);
    expect(ids.toSorted()).toEqual(CHECKS.map(({ id }) => id));
    expect(stdout).toMatch(
      new RegExp(`\n${String(CHECKS.length)} checks, \\d+ on by default\\. .*explain ID.* tells more of one\\.\n$`),
    );
  });

  it('narrows to a resource type and to a framework', async () => {
    const ofClusters = await listed('--resource', 'AWS::ECS::Cluster');
    const ofCis = await listed('--framework', 'cis-aws-compute-1.1.0');
    const ofBoth = await listed('--resource', 'AWS::ECS::Cluster', '--framework', 'cis-aws-compute-1.1.0');

    expect(ofClusters.map(({ id }) => id)).toContain('ecs-cluster-container-insights');
    expect(ofClusters.filter(({ resourceTypes }) => !resourceTypes.includes('AWS::ECS::Cluster'))).toEqual([]);
    expect(ofCis.filter(({ frameworks }) => frameworks['cis-aws-compute-1.1.0'] === undefined)).toEqual([]);
    expect(ofBoth.length).toBeLessThan(Math.min(ofClusters.length + 1, ofCis.length));
  });

  it.each([
    ['a type that is not judged', ['--resource', 'AWS::ECS::Clusters'], 'Did you mean "AWS::ECS::Cluster"?'],
    ['an unknown framework', ['--framework', 'cis'], 'Expected nist-800-53-r5'],
    ['an unknown format', ['--format', 'yaml'], 'Expected pretty, json.'],
  ])('refuses %s with exit code 2', async (_what, args, message) => {
    const { code, stdout, stderr } = await place.run(['list', ...args]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('ecs-guardrails explain', () => {
  it.each(CHECKS.map(({ id }) => [id]))('shows the whole page of %s', async (id) => {
    const { code, stdout, stderr } = await place.run(['explain', id]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const headings = [
      'Summary',
      'Avoid',
      'Prefer',
      'Rationale',
      'Parameters',
      'Frameworks',
      'Equivalents',
      'Remediation',
    ];
    expect(headings.filter((heading) => !stdout.includes(`\n${heading}\n`))).toEqual([]);
    expect(stdout).not.toMatch(/<!--|```|\| --- \|/);
  });

  it('tells programs everything that METADATA says', async () => {
    const { stdout } = await place.run(['explain', 'ecs-cluster-container-insights', '--format', 'json']);

    expect(JSON.parse(stdout)).toMatchObject({
      id: 'ecs-cluster-container-insights',
      severity: 'LOW',
      facts: ['account-settings'],
      equivalents: { 'security-hub': ['ECS.12'] },
    });
  });

  it('suggests the nearest id', async () => {
    const { code, stderr } = await place.run(['explain', 'ecs-cluster-container-insight']);

    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "ecs-cluster-container-insights"? "ecs-guardrails list" shows all.');
  });

  it('finds a page for every check where the sources keep it', () => {
    const missing = CHECKS.filter(({ id }) => !existsSync(join(ROOT, 'docs/checks', `${id}.md`)));

    expect(missing).toEqual([]);
  });
});
