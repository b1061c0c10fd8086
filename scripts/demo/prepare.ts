import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FileSystem } from 'aws-cdk-lib';
import type { SandboxSettings } from '../../sandbox/sandbox';
import { buildAll, BUNDLES } from '../build';
import type { Bundle } from '../bundle';
import { packsFor, writePacks } from '../pack';
import { synthesize } from '../synth';

/** The imaginary account, and the Region. */
const WHERE = {
  account: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
  stackName: 'StackSet-ecs-guardrails-core',
} as const;

/** What the demo has made before anything runs. */
export interface Prepared {
  readonly bundles: readonly Bundle[];
  /** Paths of the templates. */
  readonly templates: readonly string[];
  /** Paths of the literal packs, with their names. */
  readonly packs: readonly { readonly name: string; readonly path: string }[];
}

/** Builds the bundles and writes the templates and the pack, each told as it is done. */
export async function prepare(root: string, done: (text: string) => void): Promise<Prepared> {
  const bundles = await buildAll();
  for (const { file, bytes } of bundles) done(`dist/${file}  ${Math.round(bytes / 1_000)} KB`);
  const templates = synthesize();
  done(`out/templates/  ${templates.length} CloudFormation templates: hub with two StackSets, core, pack, assets`);
  const rendered = packsFor(WHERE.account, WHERE.region);
  const paths = writePacks(rendered, root);
  const packs = rendered.flatMap(({ name }, index) => paths.slice(index, index + 1).map((path) => ({ name, path })));
  for (const { name, path } of packs) {
    done(
      `${relative(root, path)}  the conformance pack ${name} with literal ARNs for ${WHERE.account} in ${WHERE.region}`,
    );
  }
  return { bundles, templates, packs };
}

/** What the sandbox deploys: only what has just been written. */
export function deployment(root: string, { templates, packs }: Prepared): Pick<SandboxSettings, 'core' | 'packs'> {
  const core = templates.find((path) => path.endsWith('core.template.json')) ?? '';
  const folders = BUNDLES.filter(({ kind }) => kind === 'function').map(({ file }) => join(root, 'dist', file, '..'));
  return {
    core: {
      template: JSON.parse(readFileSync(core, 'utf8')),
      where: WHERE,
      codeOf: (key) => folderOf(folders, key),
    },
    packs: packs.map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') })),
  };
}

/** The template names code by the hash of its folder: so what runs is what would be deployed. */
function folderOf(folders: readonly string[], key: string): string {
  const folder = folders.find((candidate) => key === `${FileSystem.fingerprint(candidate)}.zip`);
  if (folder === undefined) throw new Error(`No built function has the code ${key} that the core template names.`);
  return folder;
}
