import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Architecture } from '../support/architecture/architecture';
import { findCycles } from '../support/architecture/find-cycles';
import { findViolations } from '../support/architecture/find-violations';

const ROOT = join(__dirname, '../..');

/**
 * The direction of imports (docs/architecture.md). Scripts, benchmarks and tests may import anything.
 *
 * Exceptions to "rooms that act never import each other": stacksets renders the pack into its template, and the command
 * line offers audit, stacksets and conformance-pack as commands.
 */
const ARCHITECTURE: Architecture = {
  rooms: {
    core: [],
    adapters: ['core'],
    rules: ['adapters', 'core'],
    stopper: ['adapters', 'core'],
    admission: ['adapters', 'core'],
    remediations: ['adapters', 'core'],
    audit: ['adapters', 'core'],
    'conformance-pack': ['adapters', 'core'],
    stacksets: ['adapters', 'core', 'conformance-pack'],
    cli: ['adapters', 'core', 'audit', 'stacksets', 'conformance-pack'],
    sandbox: [],
  },
  coreRooms: {
    subject: [],
    facts: ['subject'],
    registry: ['subject', 'facts'],
    inputs: ['subject'],
    secrets: ['subject'],
    policy: ['subject', 'registry', 'facts'],
    decision: ['subject', 'registry', 'facts', 'policy', 'secrets'],
    settings: ['subject', 'registry', 'policy', 'decision', 'inputs'],
    exemptions: ['subject', 'registry', 'policy', 'decision', 'settings'],
    reports: ['subject', 'registry', 'policy', 'decision'],
    doctor: ['subject', 'facts', 'registry'],
  },
  corePackages: [
    '@open-policy-agent/opa-wasm',
    'fastest-levenshtein',
    'jsonc-parser',
    // Digests only: the purity rule refuses its sources of chance.
    'node:crypto',
    // A type; the colours themselves are handed in.
    'picocolors/types',
    'yaml',
    'zod',
    'zod/mini',
  ],
  soleImporters: { '@open-policy-agent/opa-wasm': 'core/policy' },
  openFiles: ['package.json'],
};

const ROOMS = [...Object.keys(ARCHITECTURE.rooms), 'scripts', 'bench', 'test'];

describe('the tree', () => {
  it('keeps to the architecture', () => {
    const sources = new Map(ROOMS.flatMap(filesOf).filter(isSource).map(textOf));

    const violations = findViolations(sources, ARCHITECTURE);

    expect(violations).toEqual([]);
    expect(sources.size).toBeGreaterThan(50);
  });

  it('has no circle of imports', () => {
    const sources = new Map(Object.keys(ARCHITECTURE.rooms).flatMap(filesOf).filter(isSource).map(textOf));

    const cycles = findCycles(sources);

    expect(cycles).toEqual([]);
  });

  it('names nothing outside itself: neither a neighbour of the repository nor a path of one machine', () => {
    // Put together here, because this file is looked at, too.
    const outside = [
      ['..', 'shared'],
      ['', 'work', 'main'],
      ['', 'work', 'shared'],
      ['', 'work', '.library'],
    ];
    const files = [...ROOMS, 'docs', 'examples', 'policies', '.regal', '.ci', 'tools', '.']
      .flatMap((folder) => (folder === '.' ? topLevelFiles() : filesOf(folder)))
      .filter((path) => !['.wasm', '.png', '.gz'].includes(extname(path)));

    const naming = files.filter((path) => {
      const [, text] = textOf(path);
      return outside.some((segments) => text.includes(segments.join('/')));
    });

    expect(naming).toEqual([]);
  });

  it('names no registry host in the lockfile', () => {
    const [, text] = textOf('package-lock.json');

    const resolved = text.match(/"resolved": "https?:/g);

    expect(resolved).toBeNull();
  });
});

describe('findViolations', () => {
  it.each([
    ['core importing an adapter', 'core/policy/a.ts', "import { x } from '../../adapters/ecs/x';", 'core may import'],
    ['core importing a type of an adapter', 'core/a.ts', "import type { X } from '../adapters/x';", 'core may import'],
    ['an adapter importing a room that acts', 'adapters/ecs/a.ts', "import '../../rules/handler';", 'adapters may'],
    ['rules importing the stopper', 'rules/a.ts', "export { x } from '../stopper/x'; const y = 1;", 'rules may import'],
    ['the stopper importing rules lazily', 'stopper/a.ts', "void import('../rules/x');", 'stopper may import'],
    ['rules importing a script', 'rules/a.ts', "import { x } from '../scripts/bundle';", 'rules may import'],
    ['rules importing a test', 'rules/a.ts', "import { x } from '../test/support/x';", 'rules may import'],
    [
      'conformance-pack importing stacksets',
      'conformance-pack/a.ts',
      "import '../stacksets/x';",
      'conformance-pack may',
    ],
    ['stacksets importing audit', 'stacksets/a.ts', "import '../audit/x';", 'stacksets may'],
    ['the command line importing the stopper', 'cli/commands/a.ts', "import '../../stopper/x';", 'cli may'],
    ['the sandbox importing core', 'sandbox/a.ts', "import '../core/errors';", 'sandbox may import no other room'],
    ['the sandbox reading package.json', 'sandbox/a.ts', "import '../package.json';", 'sandbox may'],
    ['require', 'core/a.ts', "const x = require('../rules/x');", 'core may import'],
    ['require.resolve', 'core/a.ts', "require.resolve('../rules/x');", 'core may import'],
    ['an import type', 'core/a.ts', "export type X = import('../rules/x').X;", 'core may import'],
    ['import =', 'core/a.ts', "import x = require('../rules/x');", 'core may import'],
    ['subject importing policy', 'core/subject/a.ts', "import '../policy/x';", 'core/subject may import no other room'],
    [
      'registry importing policy',
      'core/registry/a.ts',
      "import '../policy/x';",
      'core/registry may import subject, facts',
    ],
    ['a new room in core', 'core/surprise/a.ts', "import '../policy/x';", 'core/surprise may import no other room'],
    ['a file beside the rooms of core', 'core/errors.ts', "import './policy/x';", 'core/ may import no other room'],
    ['a path out of the repository', 'cli/a.ts', "import '../../elsewhere/x';", 'outside the repository'],
  ])('refuses %s', (_, path, text, message) => {
    const violations = findViolations(new Map([[path, text]]), ARCHITECTURE);

    expect(violations).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['an AWS SDK', 'core/a.ts', "import { ECSClient } from '@aws-sdk/client-ecs';"],
    ['a type of an AWS SDK', 'core/a.ts', "import type { Task } from '@aws-sdk/client-ecs';"],
    ['the file system', 'core/inputs/a.ts', "import { readFileSync } from 'node:fs';"],
    ['the file system by its old name', 'core/a.ts', "import fs from 'fs';"],
    ['the file system through promises', 'core/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['a timer', 'core/a.ts', "import { setTimeout } from 'node:timers/promises';"],
    ['a child process', 'core/a.ts', "import { execFile } from 'node:child_process';"],
    ['the network', 'core/a.ts', "import http from 'node:http';"],
    ['the clock', 'core/a.ts', 'export const now = Date.now();'],
    ['the clock as a value', 'core/a.ts', 'export const clock = Date.now;'],
    ['the clock through new Date', 'core/a.ts', 'export const now = new Date();'],
    ['the clock through a bare new Date', 'core/a.ts', 'export const now = new Date;'],
    ['the clock through Date()', 'core/a.ts', 'export const now = Date();'],
    ['the environment', 'core/a.ts', "export const home = process.env['HOME'];"],
    ['the environment, destructured', 'core/a.ts', 'const { env } = process;'],
    ['chance', 'core/a.ts', 'export const x = Math.random();'],
    ['chance from node:crypto', 'core/a.ts', "import { randomUUID } from 'node:crypto';"],
    ['chance from the global crypto', 'core/a.ts', 'export const x = crypto.getRandomValues(y);'],
    ['a request', 'core/a.ts', "export const x = fetch('https://example.com');"],
    ['a global timer', 'core/a.ts', 'setTimeout(() => undefined, 1);'],
    ['the console', 'core/a.ts', "console.log('x');"],
  ])('refuses %s in core', (_, path, text) => {
    const violations = findViolations(new Map([[path, text]]), ARCHITECTURE);

    expect(violations).not.toEqual([]);
  });

  it.each([
    ['the engine outside of core/policy', 'core/decision/a.ts', "import opa from '@open-policy-agent/opa-wasm';"],
    ['the engine in an adapter', 'adapters/files/a.ts', "import opa from '@open-policy-agent/opa-wasm';"],
    ['a default export', 'rules/a.ts', 'export default function handler() {}'],
    ['a default export by name', 'rules/a.ts', 'const a = 1; export { a as default };'],
    ['a default export of an expression', 'rules/a.ts', 'export default {};'],
    ['a barrel', 'core/policy/everything.ts', "export * from './policy';\nexport { x } from './x';"],
    ['an index', 'core/policy/index.ts', 'export const x = 1;'],
    ['a file called utils', 'core/utils.ts', 'export const x = 1;'],
    ['a file called helpers', 'test/support/helpers.ts', 'export const x = 1;'],
    ['a test of a file called common', 'test/unit/core/common.test.ts', 'export const x = 1;'],
    ['a folder called util', 'adapters/util/text.ts', 'export const x = 1;'],
    ['a file in camel case', 'core/checkResult.ts', 'export const x = 1;'],
  ])('refuses %s', (_, path, text) => {
    const violations = findViolations(new Map([[path, text]]), ARCHITECTURE);

    expect(violations).toHaveLength(1);
  });

  it.each([
    ['rules importing adapters and core', 'rules/a.ts', "import '../adapters/x'; import '../core/errors';"],
    ['stacksets importing the pack', 'stacksets/a.ts', "import '../conformance-pack/render-pack';"],
    ['the command line importing audit', 'cli/a.ts', "import '../audit/x'; import '../stacksets/x';"],
    ['the command line reading its version', 'cli/a.ts', "import manifest from '../package.json';"],
    ['a room importing itself', 'stopper/deep/a.ts', "import '../run';"],
    ['core importing its errors', 'core/policy/a.ts', "import '../errors'; import '../subject/json';"],
    ['the engine in core/policy', 'core/policy/a.ts', "import opa from '@open-policy-agent/opa-wasm';"],
    ['a digest in core', 'core/a.ts', "import { createHash } from 'node:crypto'; createHash('sha256');"],
    ['a time handed to core', 'core/a.ts', 'export const year = (now: Date) => new Date(now.getTime()).getFullYear();'],
    ['a member of the same name', 'core/a.ts', 'export const x = (y: { process: string }) => y.process;'],
    ['a key of the same name', 'core/a.ts', 'export const x = { process: 1, random: 2 };'],
    ['the words in text and comments', 'core/a.ts', "// process.env\nexport const x = 'Date.now() from ../rules/x';"],
    ['a test importing anything', 'test/unit/a.test.ts', "import '../../rules/x'; import '../../stopper/x';"],
    ['a test beside a remediation', 'remediations/x/document.test.ts', "import '../../test/support/x';"],
    ['a script importing anything', 'scripts/a.ts', "import '../rules/x'; import '../stopper/x';"],
    ['one re-export beside a definition', 'core/a.ts', "export { x } from './x';\nexport const y = 1;"],
  ])('accepts %s', (_, path, text) => {
    const violations = findViolations(new Map([[path, text]]), ARCHITECTURE);

    expect(violations).toEqual([]);
  });

  it('tells file, line and what is allowed instead', () => {
    const text = "import { a } from './a';\nimport { run } from '../stopper/run';";

    const violations = findViolations(new Map([['rules/handler.ts', text]]), ARCHITECTURE);

    expect(violations).toEqual(['rules/handler.ts:2 imports ../stopper/run: rules may import adapters, core']);
  });
});

describe('findCycles', () => {
  it('finds a circle of imports however long', () => {
    const sources = new Map([
      ['core/a.ts', "import { b } from './b';"],
      ['core/b.ts', "export { c } from './policy/c';"],
      ['core/policy/c.ts', "void import('../a');"],
      ['core/d.ts', "import './a';"],
    ]);

    const cycles = findCycles(sources);

    expect(cycles).toEqual(['core/a.ts > core/b.ts > core/policy/c.ts > core/a.ts']);
  });

  it.each([
    ['types', "import type { B } from './b';"],
    ['types, one by one', "import { type B, type C } from './b';"],
  ])('leaves a circle alone that is closed by %s', (_, text) => {
    const sources = new Map([
      ['core/a.ts', text],
      ['core/b.ts', "import { a } from './a';"],
    ]);

    const cycles = findCycles(sources);

    expect(cycles).toEqual([]);
  });
});

function filesOf(folder: string): readonly string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.includes('node_modules/') && !path.includes('/.venv/'));
}

function topLevelFiles(): readonly string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

function isSource(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}

function textOf(path: string): [string, string] {
  return [path, readFileSync(join(ROOT, path), 'utf8')];
}
