import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import packageJson from '../../../package.json';
import { valueAt, type JsonObject } from '../../../core/subject/json';
import { parseDeploymentSettings } from '../../../stacksets/deployment-settings';
import { fencedBlocks, sectionOf, shellCommands } from '../../support/fenced-blocks';
import { SINGLE_ACCOUNT, synthesis, templateOf } from '../../support/synthesis';

const ROOT = join(__dirname, '../../..');
const PAGE = readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8');

const example = readFileSync(join(ROOT, 'examples/organization.yaml'), 'utf8');
const hub = templateOf(synthesis({ organization: example }), 'hub');
const single = templateOf(synthesis({ organization: SINGLE_ACCOUNT }), 'single-eu-west-1');

const template = z.looseObject({
  Parameters: z.record(
    z.string(),
    z.looseObject({
      Description: z.string(),
      Default: z.string().optional(),
      AllowedValues: z.array(z.string()).optional(),
      AllowedPattern: z.string().optional(),
    }),
  ),
});

/** The parameters of a template as rows of a table, in the order of the template. */
function rowsOf(written: JsonObject): readonly string[] {
  return Object.entries(template.parse(written).Parameters).map(([name, { Description, Default, AllowedValues }]) => {
    const values = AllowedValues === undefined ? 'text' : AllowedValues.map(code).join(', ');
    const given = Default === undefined ? 'must be given' : Default === '' ? 'empty' : code(Default);
    return `| ${code(name)} | ${given} | ${values} | ${Description} |`;
  });
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Rows of a section's tables, without the blanks that align them. */
function writtenRows(heading: string): readonly string[] {
  return sectionOf(PAGE, heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replaceAll(/ {2,}/g, ' '));
}

describe('docs/deploy.md', () => {
  it('names every parameter of the templates as they are, and no other', () => {
    expect(writtenRows('Parameters')).toEqual([...rowsOf(single), ...rowsOf(hub)]);
  });

  it('shows a settings file that is accepted, with every key that it explains', () => {
    const [shown = ''] = fencedBlocks(PAGE, 'yaml');

    // Before the exemption of the example is over.
    expect(parseDeploymentSettings('account.yaml', shown, new Date('2026-11-25')).layout).toBe('single');
    for (const [, key = ''] of sectionOf(PAGE, 'One account').matchAll(/^\| `(\w+)` /gm)) {
      expect(shown).toMatch(new RegExp(`^${key}:`, 'm'));
    }
  });

  it('gives parameters that the stacks have', () => {
    const given = [...PAGE.matchAll(/--parameters (\w+)=/g)].map(([, name = '']) => name);

    const names = [single, hub].flatMap((written) => Object.keys(template.parse(written).Parameters));
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('gives the ARN of the core StackSet in the form that the hub takes', () => {
    const [, arn = ''] = /CoreStackSetArn=(\S+)/.exec(PAGE) ?? [];

    expect(arn).toMatch(new RegExp(template.parse(hub).Parameters['CoreStackSetArn']?.AllowedPattern ?? '^nothing$'));
  });

  it('reads outputs that the stack has', () => {
    expect(PAGE).toContain('`NoticesTopicArn`');
    expect(valueAt(single, ['Outputs', 'NoticesTopicArn'])).toBeDefined();
  });

  it('runs scripts that exist, and no command of another kind than tests look at', () => {
    const scripts = [...PAGE.matchAll(/npm run ([a-z][a-z:-]+)/g)].map(([, name = '']) => name);
    const others = shellCommands(PAGE).filter(
      (command) => !/^(?:npm ci && npm run build$|cp |npx cdk |aws )/.test(command),
    );

    expect(scripts.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
    expect(others).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...PAGE.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);

    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((path) => !existsSync(join(ROOT, 'docs', path)))).toEqual([]);
  });
});
