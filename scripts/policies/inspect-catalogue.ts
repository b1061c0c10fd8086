import { execFileSync } from 'node:child_process';
import * as z from 'zod';

const inspection = z.object({
  annotations: z.array(
    z.object({
      annotations: z.object({
        scope: z.string(),
        title: z.string().optional(),
        description: z.string().optional(),
        related_resources: z.array(z.object({ ref: z.string() })).optional(),
        custom: z.record(z.string(), z.unknown()).optional(),
      }),
    }),
  ),
});

/**
 * The catalogue document (`policies/dist/catalogue.json`) from the METADATA of all checks.
 *
 * @param opa path of the OPA binary
 */
export function inspectCatalogue(
  opa: string,
  root: string,
): { readonly schema: 1; readonly checks: readonly object[] } {
  const output = execFileSync(opa, ['inspect', '-a', '-f', 'json', 'policies'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const checks = inspection
    .parse(JSON.parse(output))
    .annotations.map(({ annotations }) => annotations)
    .filter(({ scope, custom }) => scope === 'package' && typeof custom?.['id'] === 'string')
    .map(({ title, description, related_resources: related, custom }) => ({
      title,
      description,
      relatedResources: (related ?? []).map(({ ref }) => ref),
      custom,
    }));
  const idOf = (check: (typeof checks)[number]): string => String(check.custom?.['id']);
  return { schema: 1, checks: checks.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)) };
}
