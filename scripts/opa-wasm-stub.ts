import type { Plugin } from 'esbuild';

const NAMESPACE = 'opa-wasm-stub';

/**
 * esbuild plugin that leaves out `yaml` 1.x and `sprintf-js` where `@open-policy-agent/opa-wasm` asks for them: 94 KB and
 * about 8 ms of every cold start, for host built-ins that our policies may not import (core/policy refuses such a
 * module at load). Only that importer is answered so; our own `yaml` 2 stays.
 */
export const opaWasmStub: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^(?:yaml|sprintf-js)$/ }, ({ path, importer }) =>
      /[\\/]@open-policy-agent[\\/]opa-wasm[\\/]/.test(importer) ? { path, namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({ contents: stubOf(path), loader: 'js' }));
  },
};

/** Fails when it is called, never when it is loaded. */
function stubOf(name: string): string {
  const message = JSON.stringify(`${name} is not bundled: policies must not call host built-ins.`);
  return `const refuse=()=>{throw new Error(${message})};module.exports={parse:refuse,stringify:refuse,vsprintf:refuse};`;
}
