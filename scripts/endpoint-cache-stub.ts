import type { Plugin } from 'esbuild';

const NAMESPACE = 'endpoint-cache-stub';

/**
 * esbuild plugin that keeps the DynamoDB client's discovered endpoints in a map instead of mnemonist's cache, 7 KB of a
 * function: endpoint discovery is off unless somebody turns it on, and then there is one endpoint.
 */
export const endpointCacheStub: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^mnemonist\/lru-cache$/ }, ({ path }) => ({ path, namespace: NAMESPACE }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, () => ({ contents: MAP, loader: 'js' }));
  },
};

/** What `@aws-sdk/endpoint-cache` uses of it. */
const MAP = `
export default class extends Map {
  constructor() { super(); }
  peek(key) { return this.get(key); }
}
`;
