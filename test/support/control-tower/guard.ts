import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { JsonObject } from '../../../core/subject/json';

/** What a Control Tower rule says of a template. It has no word for "cannot be known". */
export type GuardVerdict = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

const PACKAGE = dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json'));

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: 'ubuntu', darwin: 'macos' };
const MACHINES: Readonly<Partial<Record<NodeJS.Architecture, string>>> = { x64: 'x86_64', arm64: 'aarch64' };

/** `validate` exits 0 when every template passes or is skipped, 19 or 5 when one fails; anything else is no verdict. */
const VERDICT_EXITS: readonly (number | null)[] = [0, 5, 19];

const resultSchema = z.object({
  name: z.string(),
  not_compliant: z.array(z.unknown()),
  compliant: z.array(z.unknown()),
  not_applicable: z.array(z.unknown()),
});

/** The binary that the npm package brings for this machine; `undefined` when it brings none. */
export function guardBinary(platform = process.platform, machine = process.arch): string | undefined {
  const folder = PLATFORMS[platform];
  const architecture = MACHINES[machine];
  if (folder === undefined || architecture === undefined) return undefined;
  const binary = join(PACKAGE, 'bin', folder, architecture, 'cfn-guard');
  return existsSync(binary) ? binary : undefined;
}

/** Text of the rule file of a control (`CT.ECS.PR.11`); throws when the package has no such rule. */
export function controlTowerRule(control: string): string {
  // The package spells the service of these files otherwise than their controls do.
  const name = control.toLowerCase().replaceAll('.', '-').replace('elasticfilesystem', 'elasticfilesysystem');
  const [, service = ''] = name.split('-');
  const folder = service === 'elasticfilesysystem' ? 'efs' : service;
  return readFileSync(join(PACKAGE, 'rules', 'control-tower', 'cfn-guard', folder, `${name}.guard`), 'utf8');
}

/** A copy of the binary that may be run: `npm ci` without install scripts leaves the original without that right. */
export class Guard {
  readonly #folder: string;
  readonly #program: string;

  constructor(binary: string) {
    this.#folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-guard-'));
    this.#program = join(this.#folder, 'cfn-guard');
    copyFileSync(binary, this.#program);
    chmodSync(this.#program, 0o755);
  }

  /** Judges all templates by one rule in one process; one verdict a template, in their order. */
  judge(rule: string, templates: readonly JsonObject[]): readonly GuardVerdict[] {
    const options = ['--structured', '--output-format', 'json', '--show-summary', 'none', '--payload'];
    const { status, stdout, stderr, error } = spawnSync(this.#program, ['validate', ...options], {
      input: JSON.stringify({ rules: [rule], data: templates.map((template) => JSON.stringify(template)) }),
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (error !== undefined) throw error;
    if (!VERDICT_EXITS.includes(status)) throw new Error(`cfn-guard exited with ${String(status)}: ${stderr}`);
    return verdictsOf(JSON.parse(stdout), templates.length);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Reads the answer of `validate --payload`. Each rule exists in a template and a hook form under one name, so that a
 * template has several results of which all but one are "not applicable".
 */
export function verdictsOf(answer: unknown, count: number): readonly GuardVerdict[] {
  const results = new Map(
    z
      .array(resultSchema)
      .parse(answer)
      .map((result) => [result.name, result]),
  );
  return Array.from({ length: count }, (_, index) => {
    const result = results.get(`DATA_STDIN[${String(index + 1)}]`);
    if (result === undefined) throw new Error(`cfn-guard gave no result for template ${String(index + 1)}.`);
    if (result.not_compliant.length > 0) return 'NON_COMPLIANT';
    if (result.compliant.length > 0) return 'COMPLIANT';
    if (result.not_applicable.length > 0) return 'NOT_APPLICABLE';
    throw new Error(`cfn-guard gave an empty result for template ${String(index + 1)}.`);
  });
}
