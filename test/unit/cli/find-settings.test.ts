import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSettings } from '../../../cli/find-settings';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'find-settings-')));
  mkdirSync(join(root, 'repository/app/deep'), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const put = (name: string): void => {
  writeFileSync(join(root, name), '');
};
const found = (folder: string): string | undefined => findSettings(join(root, folder))?.slice(root.length + 1);

describe('findSettings', () => {
  it('takes the nearest file up to the repository root', () => {
    mkdirSync(join(root, 'repository/.git'));
    put('ecs-guardrails.yaml');
    put('repository/ecs-guardrails.json');

    expect(found('repository/app/deep')).toBe('repository/ecs-guardrails.json');

    put('repository/app/ecs-guardrails.yml');

    expect(found('repository/app/deep')).toBe('repository/app/ecs-guardrails.yml');
  });

  it('never leaves the repository', () => {
    mkdirSync(join(root, 'repository/.git'));
    put('ecs-guardrails.yaml');

    expect(found('repository/app')).toBeUndefined();
  });

  it('knows the file of a work tree, whose .git is a file', () => {
    put('repository/.git');
    put('repository/ecs-guardrails.yaml');

    expect(found('repository/app')).toBe('repository/ecs-guardrails.yaml');
  });

  it('looks only at the folder itself outside a repository', () => {
    put('ecs-guardrails.yaml');

    expect(found('repository')).toBeUndefined();
    expect(findSettings(root)).toBe(join(root, 'ecs-guardrails.yaml'));
  });

  it('prefers YAML where a folder has several', () => {
    put('ecs-guardrails.json');
    put('ecs-guardrails.yml');
    put('ecs-guardrails.yaml');

    expect(findSettings(root)).toBe(join(root, 'ecs-guardrails.yaml'));
  });
});
