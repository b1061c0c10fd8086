/**
 * `npm run tools`: brings Open Policy Agent and Regal, in the pinned versions, into `.tools/`.
 *
 * Only people who change policies need them: users of the product need Node alone, because the Wasm is committed.
 */
import { join } from 'node:path';
import { bringTool, ToolMissingError } from './tools/bring-tool';
import { REQUIRED_TOOLS, type RequiredTool } from './tools/required-tools';

const ROOT = join(__dirname, '..');

/**
 * Path of OPA in the pinned version; brings it first when it is not there.
 *
 * @throws ToolMissingError when it cannot be had; the message says how to get it
 */
export function opaBinary(): Promise<string> {
  return binary(REQUIRED_TOOLS.opa);
}

/**
 * Path of Regal in the pinned version; brings it first when it is not there.
 *
 * @throws ToolMissingError when it cannot be had; the message says how to get it
 */
export function regalBinary(): Promise<string> {
  return binary(REQUIRED_TOOLS.regal);
}

function binary(tool: RequiredTool): Promise<string> {
  return bringTool(tool, {
    root: ROOT,
    path: process.env['PATH'] ?? '',
    progress: (line) => {
      console.error(line);
    },
  });
}

async function main(): Promise<number> {
  let missing = 0;
  for (const tool of Object.values(REQUIRED_TOOLS)) {
    try {
      console.log(`${tool.title} ${tool.version}: ${await binary(tool)}`);
    } catch (error) {
      if (!(error instanceof ToolMissingError)) throw error;
      console.error(error.message);
      missing += 1;
    }
  }
  return missing === 0 ? 0 : 2;
}

if (require.main === module) {
  void main().then((code) => {
    process.exitCode = code;
  });
}
