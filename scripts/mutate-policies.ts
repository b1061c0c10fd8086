/**
 * `npm run test:mutants -- [part of a path]`: tries the mutants of some policies only, and names those that no
 * test notices.
 */
import { join } from 'node:path';
import { mutationGate } from './policy-gates/mutation/mutation-gate';
import { opaBinary } from './tools';

async function main(): Promise<void> {
  const gate = mutationGate(join(__dirname, '..'), await opaBinary(), process.argv[2]);
  const problem = await gate.run(console.log);
  if (problem === null) return;
  console.log(problem);
  process.exitCode = 1;
}

void main();
