import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');

/**
 * Faults and attacks that the product must withstand, by the id under which tests name them; D of delivery, P of the policy, A of
 * authority. A test of a row fails when the guard that it is about is taken away.
 */
const ROWS: Readonly<Record<string, string>> = {
  D1: 'AWS throttles, a few times or for ever',
  D2: 'an event comes twice, also at the same moment',
  D3: 'an older item or version comes after a newer one',
  D4: 'an event is malformed',
  D5: 'AWS Config fails to take some of many results',
  D6: 'the result token or the rule is no longer valid',
  D7: 'an item is too large for its event',
  D8: 'a resource is deleted, not recorded, out of scope or inactive',
  D9: 'old events are replayed',
  D10: 'an event is lost',
  D11: "the function's time is nearly up",
  D12: 'hundreds of events come at once',
  D13: 'one message of a batch is poison',
  D14: 'the process dies after an action and before its record',
  D15: 'an earlier run ended without a word',
  D16: 'a result would say what nobody knows, or of another resource',
  P1: 'the module is truncated, swapped, or of another form',
  P2: 'the policy gives no answer, or one of something else',
  P3: 'the engine takes an input for none',
  P4: 'one check throws',
  P5: 'a policy or an input is too large',
  P6: 'the policy beside a bundle was replaced',
  P7: 'a definition is as large as ECS allows',
  P8: 'parameters are unknown, of another type or too long',
  A1: "another account's or Region's rule asks",
  A13: 'a remediation is replayed, or its resource fixed or gone',
  A14: 'a remediation could pass any role',
};

/** Tests, and the scenarios that they play. */
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.includes('node_modules') && !path.endsWith(basename(__filename)),
);
const names = files.flatMap(textsOf);

describe('the rows of faults and attacks', () => {
  it.each(Object.entries(ROWS))('%s (%s) has a test of its name', (row) => {
    const tests = names.filter((name) => name.startsWith(`${row}: `));

    expect(tests).not.toEqual([]);
  });
});

function textsOf(file: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateHead(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2023));
  return texts;
}
