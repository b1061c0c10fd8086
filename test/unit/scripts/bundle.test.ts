import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { bundle } from '../../../scripts/bundle';
import { failureOf } from '../../support/failure-of';

const POLICY = ['catalogue.json', 'manifest.json', 'policy.wasm', 'self-test.json'];

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ecs-guardrails-bundle-'));
  mkdirSync(join(root, 'policies', 'dist'), { recursive: true });
  for (const name of POLICY) writeFileSync(join(root, 'policies', 'dist', name), name);
  mkdirSync(join(root, 'docs', 'checks'), { recursive: true });
  writeFileSync(join(root, 'docs', 'checks', 'a-check.md'), '# A check\n');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Lays a package below `node_modules`. */
function lay(name: string, text: string): void {
  const folder = join(root, 'node_modules', ...name.split('/'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.js'), text);
}

const output = (file: string): string => readFileSync(join(root, 'dist', file), 'utf8');

describe('bundle', () => {
  it('leaves yaml out for opa-wasm alone', async () => {
    lay('yaml', "module.exports = { parse: () => 'OUR YAML' };");
    lay('@open-policy-agent/opa-wasm', "module.exports = { marshal: require('yaml').parse };");
    writeFileSync(
      join(root, 'main.js'),
      "exports.handler = async () => [require('yaml').parse(''), require('@open-policy-agent/opa-wasm').marshal];",
    );

    await bundle({ entry: 'main.js', file: 'lambda/x/index.js', kind: 'function' }, root, join(root, 'dist'));

    expect(output('lambda/x/index.js')).toContain('OUR YAML');
    expect(output('lambda/x/index.js')).toContain('yaml is not bundled');
  });

  it('keeps discovered endpoints of DynamoDB in a map', async () => {
    lay('mnemonist', '');
    const main =
      "const Cache = require('mnemonist/lru-cache').default; const cache = new Cache(9); cache.set('a', [1]);";
    writeFileSync(join(root, 'main.js'), `${main} exports.found = [cache.has('a'), cache.peek('a'), cache.get('b')];`);

    await bundle({ entry: 'main.js', file: 'lambda/x/index.js', kind: 'function' }, root, join(root, 'dist'));

    const module = { exports: { found: undefined } };
    runInNewContext(output('lambda/x/index.js'), { module, exports: module.exports });
    expect(JSON.stringify(module.exports.found)).toBe('[true,[1],null]');
  });

  it('gives a command its shebang once, and the right to be executed', async () => {
    writeFileSync(join(root, 'with.js'), '#!/usr/bin/env node\nconsole.log(1);');
    writeFileSync(join(root, 'without.js'), 'console.log(1);');

    for (const name of ['with', 'without']) {
      await bundle({ entry: `${name}.js`, file: `${name}/main.js`, kind: 'command' }, root, join(root, 'dist'));
    }

    for (const name of ['with', 'without']) {
      expect(output(`${name}/main.js`).match(/^#!\/usr\/bin\/env node$/gm)).toHaveLength(1);
      expect(statSync(join(root, 'dist', name, 'main.js')).mode & 0o111).not.toBe(0);
      expect(readdirSync(join(root, 'dist', name, 'checks'))).toEqual(['a-check.md']);
    }
  });

  it('lays the policy beside the bundle, over an older one, and leaves nothing else there', async () => {
    writeFileSync(join(root, 'main.js'), 'exports.handler = async () => 1;');
    const target = { entry: 'main.js', file: 'lambda/x/index.js', kind: 'function' } as const;
    await bundle(target, root, join(root, 'dist'));
    writeFileSync(join(root, 'policies', 'dist', 'policy.wasm'), 'newer');

    await bundle(target, root, join(root, 'dist'));

    expect(readdirSync(join(root, 'dist', 'lambda', 'x')).toSorted()).toEqual(['index.js', 'policy']);
    expect(readdirSync(join(root, 'dist', 'lambda', 'x', 'policy')).toSorted()).toEqual(POLICY);
    expect(output('lambda/x/policy/policy.wasm')).toBe('newer');
  });

  it.each(POLICY)('says so when policies/dist has no %s', async (name) => {
    writeFileSync(join(root, 'main.js'), '');
    rmSync(join(root, 'policies', 'dist', name));

    const error = await failureOf(
      bundle({ entry: 'main.js', file: 'x/index.js', kind: 'function' }, root, join(root, 'dist')),
    );

    expect(error.message).toContain(name);
    expect(error.message).toContain('npm run policies:build');
  });

  it('names the entry point and the place of code that does not build', async () => {
    writeFileSync(join(root, 'main.js'), "require('./missing');");

    const error = await failureOf(
      bundle({ entry: 'main.js', file: 'x/index.js', kind: 'function' }, root, join(root, 'dist')),
    );

    expect(error.code).toBe('INTERNAL');
    expect(error.message).toContain('main.js:1:8');
  });
});
