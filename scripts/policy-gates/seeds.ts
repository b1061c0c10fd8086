import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gate } from './gate';
import { policyCommands, type PolicyCommands } from './policy-commands';
import { withCopy } from './with-copy';

/** A mistake that a gate must refuse: a gate that has never failed proves nothing. */
interface Seed {
  readonly mistake: string;
  readonly file: string;
  readonly edit: (text: string) => string;
  readonly refusedBy: 'fmt' | 'check' | 'lint' | 'test';
  /** Text of the refusal, so that it is refused for this reason and for no other. */
  readonly refusal: string;
}

const POLICY = 'policies/ecs-taskdef-registry-approved/policy.rego';
const PARAMETERS = 'input.params["ecs-taskdef-registry-approved"]';

const SEEDS: readonly Seed[] = [
  {
    mistake: 'a typo in a configuration field',
    file: POLICY,
    edit: append('_seeded if input.resource.configuration.ContainerDefinitons'),
    refusedBy: 'check',
    refusal: 'ContainerDefinitons',
  },
  {
    mistake: 'a typo in a field of a container',
    file: POLICY,
    edit: append('_seeded if input.resource.configuration.ContainerDefinitions[_].Privilege'),
    refusedBy: 'check',
    refusal: 'Privilege',
  },
  {
    mistake: 'a typo in a parameter',
    file: POLICY,
    edit: append(`_seeded if ${PARAMETERS}.registrys`),
    refusedBy: 'check',
    refusal: 'registrys',
  },
  {
    mistake: 'a typo in a configuration field behind lib',
    file: 'policies/lib/containers.rego',
    edit: append('_seeded if input.resource.configuration.ContainerDefinitons'),
    refusedBy: 'check',
    refusal: 'ContainerDefinitons',
  },
  {
    mistake: 'a built-in that Wasm hands to its host',
    file: POLICY,
    edit: append('_seeded := sprintf("%s", [input.resource.id])'),
    refusedBy: 'check',
    refusal: 'undefined function sprintf',
  },
  {
    mistake: 'a regular expression',
    file: POLICY,
    edit: append('_seeded if regex.match(`^a`, input.resource.id)'),
    refusedBy: 'check',
    refusal: 'undefined function regex.match',
  },
  {
    mistake: 'METADATA with an unknown severity',
    file: POLICY,
    edit: (text) => text.replace(/^# {3}severity: \w+$/m, '#   severity: SEVERE'),
    refusedBy: 'lint',
    refusal: 'custom.severity',
  },
  {
    mistake: 'METADATA with an unknown field',
    file: POLICY,
    edit: (text) => text.replace(/^# {3}severity: /m, '#   owner: somebody\n$&'),
    refusedBy: 'lint',
    refusal: 'owner',
  },
  {
    mistake: 'METADATA with the id of another check',
    file: POLICY,
    edit: (text) => text.replace(/^# {3}id: \S+$/m, '#   id: ecs-taskdef-registry-aproved'),
    refusedBy: 'lint',
    refusal: 'ecs-taskdef-registry-aproved',
  },
  {
    mistake: '`not` without its import',
    file: POLICY,
    edit: (text) => text.replace('import future.keywords.not\n', ''),
    refusedBy: 'lint',
    refusal: 'future.keywords.not',
  },
  {
    mistake: 'a file that is not formatted',
    file: POLICY,
    edit: append('_seeded   :=   1'),
    refusedBy: 'fmt',
    refusal: '_seeded',
  },
];

/** Gates that pass when a copy of the policies with one mistake in it is refused. */
export function seedGates(root: string, tools: { readonly opa: string; readonly regal: string }): readonly Gate[] {
  return SEEDS.map((seed) => ({
    name: `${seed.mistake} is refused by ${seed.refusedBy}`,
    run: () =>
      withCopy(root, ['policies', '.regal'], async (copy) => {
        const file = join(copy, seed.file);
        const text = readFileSync(file, 'utf8');
        const edited = seed.edit(text);
        if (edited === text) return `The mistake could not be put into ${seed.file}: the text it changes is gone.`;
        writeFileSync(file, edited);
        return refusalProblem(seed, policyCommands(tools.opa, tools.regal, copy));
      }),
  }));
}

async function refusalProblem(seed: Seed, commands: PolicyCommands): Promise<string | null> {
  const { code, stdout, stderr } = await commands[seed.refusedBy]();
  const output = `${stdout}${stderr}`;
  if (code === 0) return `It was accepted.`;
  return output.includes(seed.refusal) ? null : `It was refused, but not because of "${seed.refusal}":\n${output}`;
}

function append(line: string): (text: string) => string {
  return (text) => `${text.trimEnd()}\n\n${line}\n`;
}
