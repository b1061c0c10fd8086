import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewCheck } from '../../../scripts/new-check';
import { readExamples } from '../../../scripts/policies/read-examples';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-check-'));
  mkdirSync(join(root, 'policies'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('npm run new-check', () => {
  it.each([
    ['ecs-taskdef-tagged', 'AWS::ECS::TaskDefinition'],
    ['ecs-service-tagged', 'AWS::ECS::Service'],
    ['ecs-cluster-tagged', 'AWS::ECS::Cluster'],
    ['ecr-repository-tagged', 'AWS::ECR::Repository'],
  ])('writes the four files of %s, for the type that its id names', (id, type) => {
    writeNewCheck(root, id);

    const files = readdirSync(join(root, 'policies', id)).sort();
    expect(files).toEqual(['README.md', 'examples.yaml', 'policy.rego', 'policy_test.rego']);
    expect(readFileSync(join(root, 'policies', id, 'policy.rego'), 'utf8')).toContain(`resourceTypes: ["${type}"]`);
    expect(readExamples(join(root, 'policies'), id).map(({ kind }) => kind)).toEqual([
      'good',
      'bad',
      'notApplicable',
      'unknown',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['an id of another service', 's3-bucket-private'],
    ['a prefix alone', 'ecs-taskdef-'],
    ['capitals', 'ecs-taskdef-NoRoot'],
    ['a path', 'ecs-taskdef-../../x'],
    ['an id that a pack could not extend', `ecs-taskdef-${'x'.repeat(26)}`],
  ])('refuses %s and writes nothing', (_, id) => {
    expect(() => writeNewCheck(root, id)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(readdirSync(join(root, 'policies'))).toEqual([]);
  });

  it('never overwrites a check', () => {
    writeNewCheck(root, 'ecs-taskdef-tagged');

    expect(() => writeNewCheck(root, 'ecs-taskdef-tagged')).toThrow(/There is a check ecs-taskdef-tagged already/);
  });
});
