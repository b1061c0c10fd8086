import { posix } from 'node:path';
import type { Architecture } from './architecture';
import { sourceFacts, type SourceFacts, type SourceImport } from './source-facts';

const VAGUE_NAME = /^(utils?|helpers?|common|misc|shared)$/;

/**
 * Holds source files against the architecture.
 *
 * @param sources text by path, relative to the repository, with `/`
 * @returns one sentence a violation, each starting with `path:line`
 */
export function findViolations(sources: ReadonlyMap<string, string>, architecture: Architecture): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const facts = sourceFacts(path, text);
    return [
      ...facts.imports.flatMap((imported) => importViolations(path, imported, architecture)),
      ...purityViolations(facts),
      ...formViolations(facts),
    ];
  });
}

function importViolations(path: string, imported: SourceImport, architecture: Architecture): readonly string[] {
  const at = `${path}:${imported.line} imports ${imported.specifier}`;
  if (!imported.specifier.startsWith('.')) return packageViolations(path, at, imported, architecture);
  const target = posix.join(posix.dirname(path), imported.specifier);
  const [from, to] = [roomOf(path), roomOf(target)];
  if (target.startsWith('..')) return [`${at}: it lies outside the repository`];
  if (isTest(path) || !Object.hasOwn(architecture.rooms, from)) return [];
  if (from === to) return from === 'core' ? coreRoomViolations(path, target, at, architecture) : [];
  if (architecture.openFiles.includes(target) && from !== 'core' && from !== 'sandbox') return [];
  const allowed = architecture.rooms[from] ?? [];
  return allowed.includes(to) ? [] : [`${at}: ${from} may import ${allowed.join(', ') || 'no other room'}`];
}

function coreRoomViolations(path: string, target: string, at: string, { coreRooms }: Architecture): readonly string[] {
  const [from, to] = [coreRoomOf(path), coreRoomOf(target)];
  if (to === null || from === to) return [];
  const allowed = from === null ? [] : (coreRooms[from] ?? []);
  return allowed.includes(to) ? [] : [`${at}: core/${from ?? ''} may import ${allowed.join(', ') || 'no other room'}`];
}

function packageViolations(path: string, at: string, imported: SourceImport, rules: Architecture): readonly string[] {
  const violations: string[] = [];
  const name = packageName(imported.specifier);
  const sole = Object.hasOwn(rules.soleImporters, name) ? rules.soleImporters[name] : undefined;
  if (sole !== undefined && !path.startsWith(`${sole}/`) && !isTest(path) && Object.hasOwn(rules.rooms, roomOf(path)))
    violations.push(`${at}: only ${sole} may`);
  if (roomOf(path) === 'core' && !rules.corePackages.includes(imported.specifier))
    violations.push(`${at}: core may import ${rules.corePackages.join(', ')}`);
  return violations;
}

function purityViolations({ path, impurities }: SourceFacts): readonly string[] {
  if (roomOf(path) !== 'core') return [];
  return impurities.map(
    ({ text, line }) => `${path}:${line} uses ${text}: time, environment, chance and network are handed to core`,
  );
}

function formViolations({ path, defaultExportLine, isBarrel }: SourceFacts): readonly string[] {
  const violations: string[] = [];
  const names = path.replace(/(\.test|\.generated)?\.ts$/, '').split('/');
  if (defaultExportLine !== null) violations.push(`${path}:${defaultExportLine} has a default export`);
  if (isBarrel || names.at(-1) === 'index') violations.push(`${path}:1 is a barrel`);
  const vague = names.find((name) => VAGUE_NAME.test(name));
  if (vague !== undefined) violations.push(`${path}:1 is named "${vague}", which says nothing`);
  if (names.some((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))) violations.push(`${path}:1 is not in kebab-case`);
  return violations;
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The folder inside `core`; null for the files beside the folders. */
function coreRoomOf(path: string): string | null {
  const [, room, file] = path.split('/');
  return file === undefined ? null : (room ?? null);
}

/** Tests stand beside the remediations, too. */
function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts');
}

function packageName(specifier: string): string {
  const [first, second] = specifier.split('/');
  return first?.startsWith('@') === true ? `${first}/${second ?? ''}` : (first ?? '');
}
