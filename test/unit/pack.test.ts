import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DOCUMENTS_BY_HAND } from '../../core/registry/deployed-names';
import { documentedChecks } from '../../core/registry/documentation';
import type { ResourceType } from '../../core/subject/subject';
import { generatedFiles } from '../../scripts/gen';
import { settleFiles } from '../../scripts/generated-files';
import { checkIds } from '../../scripts/policies/check-ids';
import { EXAMPLE_KINDS, readExamples } from '../../scripts/policies/read-examples';
import { sourceDigests } from '../../scripts/policies/source-digests';

const ROOT = join(__dirname, '..', '..');
const POLICIES = join(ROOT, 'policies');
const IDS = checkIds(POLICIES);

/** Four by hand; documents over 60 lines stand in `examples/`. */
const FILES = ['README.md', 'examples.yaml', 'policy.rego', 'policy_test.rego'];

/** Pages about all checks. */
const INDEXES = ['README.md', 'equivalents.md', 'index.html'];

/** How titles name a resource. */
const RESOURCES: Readonly<Record<ResourceType, string>> = {
  'AWS::ECS::TaskDefinition': 'Task definition',
  'AWS::ECS::Service': 'Service',
  'AWS::ECS::TaskSet': 'Task set',
  'AWS::ECS::Cluster': 'Cluster',
  'AWS::ECS::CapacityProvider': 'Capacity provider',
  'AWS::ECR::Repository': 'Repository',
  'AWS::EFS::FileSystem': 'File system',
  'AWS::EFS::AccessPoint': 'Access point',
  'AWS::IAM::Role': 'Role',
  'AWS::::Account': 'Account',
};

function foldersOf(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

describe.each(IDS)('the check %s', (id) => {
  const check = documentedChecks().find((candidate) => candidate.id === id);

  it('is four files', () => {
    const files = readdirSync(join(POLICIES, id)).filter((name) => name !== 'examples');

    expect(files.toSorted()).toEqual(FILES);
  });

  it.each(FILES)('has something in %s', (name) => {
    const text = readFileSync(join(POLICIES, id, name), 'utf8');

    expect(text.trim()).not.toBe('');
  });

  it('is in the registry under the name of its folder', () => {
    expect(check?.id).toBe(id);
  });

  it('has an id that every service takes', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    expect(id.length).toBeLessThanOrEqual(37);
  });

  it('has a title that begins with its resource and states the compliant fact', () => {
    const { title, resourceTypes } = check ?? { title: '', resourceTypes: [] };

    expect(resourceTypes.filter((type) => title.startsWith(`${RESOURCES[type]} `))).not.toEqual([]);
    expect(title).not.toMatch(/\b(check|checks|ensure|ensures|verify|verifies|should|must)\b/i);
    expect(title).not.toMatch(/\.$/);
    expect(title.length).toBeLessThanOrEqual(100);
  });

  it('describes itself in at most 400 characters and names its risk apart', () => {
    expect(check?.description.length ?? 0).toBeGreaterThan(0);
    expect(check?.description.length ?? 401).toBeLessThanOrEqual(400);
    expect(check?.risk ?? '').toMatch(/\.$/);
  });

  it.each(EXAMPLE_KINDS)('has an example that is %s', (kind) => {
    const examples = readExamples(POLICIES, id).filter((example) => example.kind === kind);

    expect(examples).not.toEqual([]);
  });

  it('names its examples once each', () => {
    const names = readExamples(POLICIES, id).map(({ name }) => name);

    expect(names).toEqual([...new Set(names)]);
  });

  it('says in every bad example where the violations are, and in no other', () => {
    const wrong = readExamples(POLICIES, id).filter(
      ({ kind, expect: places }) => (kind === 'bad') === (places.length === 0),
    );

    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('the pack', () => {
  it('has no check without a folder', () => {
    expect(documentedChecks().map(({ id }) => id)).toEqual(IDS);
  });

  it('uses no id, former ids included, twice', () => {
    const names = documentedChecks().flatMap(({ id, aliases }) => [id, ...aliases]);

    expect(names).toEqual([...new Set(names)]);
  });

  it('uses no title twice', () => {
    const titles = documentedChecks().map(({ title }) => title);

    expect(titles).toEqual([...new Set(titles)]);
  });

  it('has every remediation that a check names, and no other', () => {
    const named = documentedChecks().flatMap(({ remediation }) => remediation.document ?? []);

    expect([...new Set([...named, ...DOCUMENTS_BY_HAND])].toSorted()).toEqual(foldersOf(join(ROOT, 'remediations')));
  });

  it.each(foldersOf(join(ROOT, 'remediations')))('has document and permissions of the remediation %s', (folder) => {
    const missing = ['document.yaml', 'permissions.json'].filter(
      (name) => !existsSync(join(ROOT, 'remediations', folder, name)),
    );

    expect(missing).toEqual([]);
  });
});

describe('what is derived', () => {
  it('is fresh: policies/dist was built from these sources', () => {
    const manifest = z
      .object({ sources: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(POLICIES, 'dist', 'manifest.json'), 'utf8')));

    expect(manifest.sources).toEqual(sourceDigests(ROOT));
  });

  it('is fresh: every generated file is what `npm run gen` would write', () => {
    const stale = settleFiles(ROOT, generatedFiles(ROOT), true);

    expect(stale).toEqual([]);
  });

  it('holds a docs page for every check and no other', () => {
    const pages = readdirSync(join(ROOT, 'docs', 'checks')).filter((name) => !INDEXES.includes(name));

    expect(pages.toSorted()).toEqual(IDS.map((id) => `${id}.md`));
  });
});
