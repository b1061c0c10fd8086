import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import type { Check } from '../../core/registry/check';
import { isJsonObject, valueAt, type Json, type JsonObject } from '../../core/subject/json';
import { deployableApp } from '../../stacksets/deployable-app';
import { parseDeploymentSettings } from '../../stacksets/deployment-settings';
import { functionFixtures } from './function-fixtures';
import { jsonOf } from './json-of';
import { makeCheck } from './make-check';

/** The settings that tests of templates use: one target by path, one by id, two Regions. */
export const ORGANIZATION = [
  'schema: 1',
  'organization: o-exampleorgid',
  "hub: {account: '111122223333', homeRegion: eu-west-1}",
  'regions: [eu-west-1, us-east-1]',
  'targets: [Workloads, ou-ab12-sandbox01]',
].join('\n');

/** The settings of a lone account in two Regions. */
export const SINGLE_ACCOUNT = [
  'schema: 1',
  'layout: single',
  "account: '111122223333'",
  'regions: [eu-west-1, us-east-1]',
].join('\n');

const CHECK = makeCheck({
  id: 'ecr-repository-tags-immutable',
  resourceTypes: ['AWS::ECR::Repository'],
  remediation: { class: 'auto', text: 'Make tags immutable.', document: 'ecr-repository-tags-immutable' },
});

/** What a test changes about a synthesis. */
export interface SynthesisOptions {
  readonly organization?: string;
  readonly now?: Date;
  readonly checks?: readonly Check[];
  /** Text of a function's bundle, by function. */
  readonly functions?: Readonly<Record<string, string>>;
  readonly remediations?: string;
  readonly validation?: boolean;
  /** Adds to the hub, or to a stack of a lone account, what should not be there, to see that a check finds it. */
  readonly seed?: (stack: Stack) => void;
}

/** A cloud assembly, read into memory. */
export interface Synthesis {
  /** Text by `hub`, `core`, `pack`, `assets-<region>`; of a lone account by `single-<region>`. */
  readonly templates: ReadonlyMap<string, string>;
  /** Asset manifests by the same names, of the stacks that have files to publish. */
  readonly manifests: ReadonlyMap<string, Json>;
  /** `manifest.json` of the assembly. */
  readonly assembly: Json;
  /** What CDK's own validation wrote, where it ran. */
  readonly validation: string | undefined;
}

/** Synthesizes everything with stand-ins for the functions. */
export function synthesis(options: SynthesisOptions = {}): Synthesis {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-test-'));
  try {
    return read(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(folder: string, options: SynthesisOptions): Synthesis {
  const outdir = join(folder, 'assembly');
  const { app, stacks } = deployableApp(
    parseDeploymentSettings('organization.yaml', options.organization ?? ORGANIZATION, options.now),
    {
      checks: options.checks ?? [CHECK],
      functions: functionFixtures(folder, options.functions),
      remediations: options.remediations ?? resolve(__dirname, '..', '..', 'remediations'),
      outdir,
      validation: options.validation ?? false,
    },
  );
  const [first] = stacks.values();
  if (first !== undefined) options.seed?.(first);
  app.synth();
  const text = (file: string): string => readFileSync(join(outdir, file), 'utf8');
  const manifests = [...stacks].map(([name, { artifactId }]) => [name, `${artifactId}.assets.json`] as const);
  return {
    templates: new Map([...stacks].map(([name, stack]) => [name, text(stack.templateFile)])),
    manifests: new Map(
      manifests.filter(([, file]) => existsSync(join(outdir, file))).map(([name, file]) => [name, jsonOf(text(file))]),
    ),
    assembly: jsonOf(text('manifest.json')),
    validation: options.validation === true ? text('validation-report.json') : undefined,
  };
}

/** One template as JSON. */
export function templateOf({ templates }: Synthesis, name: string): JsonObject {
  const template = jsonOf(templates.get(name) ?? 'null');
  if (!isJsonObject(template)) throw new Error(`There is no template ${name}.`);
  return template;
}

/** A template's resources of one type, by logical id. */
export function resourcesOf(template: JsonObject, type: string): ReadonlyMap<string, JsonObject> {
  const resources = valueAt(template, ['Resources']);
  return new Map(
    Object.entries(isJsonObject(resources) ? resources : {}).flatMap(([id, resource]) =>
      isJsonObject(resource) && resource['Type'] === type ? [[id, resource] as const] : [],
    ),
  );
}

/** A JSON value that must be a text. */
export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`Expected a text, found ${JSON.stringify(value)}.`);
  return value;
}

/** A value of a resource's properties, by logical id and path. */
export function propertyOf(template: JsonObject, id: string, ...path: readonly (string | number)[]): Json | undefined {
  return valueAt(template, ['Resources', id, 'Properties', ...path]);
}
