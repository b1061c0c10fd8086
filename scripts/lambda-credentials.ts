import type { Plugin } from 'esbuild';

const NAMESPACE = 'lambda-credentials';

/** What the SDK's clients ask of the package: `defaultProvider`, a factory of credential providers. */
const ENVIRONMENT_ONLY =
  "import { fromEnv } from '@aws-sdk/credential-provider-env'; export const defaultProvider = (init) => fromEnv(init);";

/**
 * esbuild plugin for functions: the SDK's credential chain ends after its first link, the environment, which is where
 * Lambda puts a function's credentials (Lambda developer guide, "Defined runtime environment variables"). The other links
 * (profiles, SSO, web identity, container and instance metadata) bring four more service clients: 95 KB of every cold
 * start that a function can never use.
 */
export const lambdaCredentials: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: NAMESPACE,
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ pluginData }) => ({
      contents: ENVIRONMENT_ONLY,
      loader: 'js',
      resolveDir: String(pluginData),
    }));
  },
};
