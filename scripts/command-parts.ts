import type { Plugin } from 'esbuild';

/**
 * esbuild plugin that leaves a part of the command out of the command's bundle, for its own file beside it. What stands in one
 * file is read as a whole at every start, used or not.
 */
export const commandParts: Plugin = {
  name: 'command-parts',
  setup(build) {
    build.onResolve({ filter: /[\\/]run-doctor$/ }, () => ({ path: './doctor.js', external: true }));
  },
};
