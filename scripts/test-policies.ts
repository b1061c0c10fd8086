/**
 * `npm run test:policies`: the gates of the policies that need OPA and Regal (docs/architecture.md, "Gates").
 *
 * The last line is `N passed, N failed`, alone on a line.
 */
import { join } from 'node:path';
import { closingLine, runGates } from './policy-gates/gate';
import { policyGates } from './policy-gates/policy-gates';
import { opaBinary, regalBinary } from './tools';
import { ToolMissingError } from './tools/bring-tool';

async function main(): Promise<number> {
  try {
    const tools = { opa: await opaBinary(), regal: await regalBinary() };
    const tally = await runGates(policyGates(join(__dirname, '..'), tools), (line) => {
      console.log(line);
    });
    console.log(closingLine(tally));
    return tally.failed === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ToolMissingError)) throw error;
    console.error(error.message);
    console.log(closingLine({ passed: 0, failed: 1 }));
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
