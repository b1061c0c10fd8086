import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * esbuild plugin that lets the schemas of the AWS SDK's clients be left out where no command needs them. Most hold computed
 * keys (`{ [_jN]: "x" }`), for which esbuild keeps a statement whatever becomes of its value: 560 KB for three commands of
 * EC2. What a bundle needs is the same as without.
 */
export const shakenSchemas: Plugin = {
  name: 'shaken-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/].+[\\/]dist-es[\\/].*schemas_0\.js$/ }, ({ path }) => ({
      contents: withPureSchemas(shaken(path, readFileSync(path, 'utf8'))),
      loader: 'js',
    }));
  },
};

/** Marks the schemas of a module as free of side effects; each is the array literal of a declaration. */
export function withPureSchemas(source: string): string {
  return source.replaceAll(
    /^((?:export )?var \w+\$? = )(\[[^;]*?\]);$/gm,
    (_, declaration: string, schema: string) => `${declaration}/* @__PURE__ */ (() => (${schema}))();`,
  );
}

/** The stopper reads what stands in an error of DynamoDB: the item that was in the way. */
const READ_ERRORS = { client: /[\\/]client-dynamodb[\\/]/, names: ['ConditionalCheckFailedException'] } as const;

function shaken(path: string, source: string): string {
  return withoutErrorClasses(source, READ_ERRORS.client.test(path) ? READ_ERRORS.names : []);
}

/**
 * Leaves out the classes of a client's errors, a tenth of it: what they stand for becomes the client's base error, with the
 * name, the fault and the metadata that we tell errors by.
 *
 * @param read errors of which more is read
 */
export function withoutErrorClasses(source: string, read: readonly string[]): string {
  return source.replaceAll(/^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm, (registration, error: string) =>
    read.includes(error) ? registration : '',
  );
}
