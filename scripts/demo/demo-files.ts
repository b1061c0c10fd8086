import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const json = z.record(z.string(), z.json());

/** The resources of the imaginary account, in the spelling of the ECS and ECR APIs. */
export interface DemoFiles {
  /** `RegisterTaskDefinition` requests. */
  readonly definitions: readonly z.output<typeof json>[];
  readonly services: readonly z.output<typeof json>[];
  readonly clusters: readonly z.output<typeof json>[];
  readonly repositories: readonly z.output<typeof json>[];
}

/** Reads `*.task-definition.json`, `services.json`, `clusters.json` and `repositories.json` of a folder. */
export function readDemoFiles(folder: string): DemoFiles {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const lists = z.object({
    services: z.array(json).optional(),
    clusters: z.array(json).optional(),
    repositories: z.array(json).optional(),
  });
  const names = readdirSync(folder).toSorted();
  return {
    definitions: names.filter((name) => name.endsWith('.task-definition.json')).map((name) => json.parse(read(name))),
    services: lists.parse(read('services.json')).services ?? [],
    clusters: lists.parse(read('clusters.json')).clusters ?? [],
    repositories: lists.parse(read('repositories.json')).repositories ?? [],
  };
}
