import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const json = z.record(z.string(), z.json());

/** The resources of the imaginary account, in the spelling of the ECS, ECR and EC2 APIs. */
export interface DemoFiles {
  /** `RegisterTaskDefinition` requests. */
  readonly definitions: readonly z.output<typeof json>[];
  readonly services: readonly z.output<typeof json>[];
  readonly clusters: readonly z.output<typeof json>[];
  readonly repositories: readonly z.output<typeof json>[];
  readonly securityGroups: readonly z.output<typeof json>[];
}

/** Reads `*.task-definition.json` and the files of services, clusters, repositories and security groups of a folder. */
export function readDemoFiles(folder: string): DemoFiles {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const lists = z.object({
    services: z.array(json).optional(),
    clusters: z.array(json).optional(),
    repositories: z.array(json).optional(),
    SecurityGroups: z.array(json).optional(),
  });
  const names = readdirSync(folder).toSorted();
  return {
    definitions: names.filter((name) => name.endsWith('.task-definition.json')).map((name) => json.parse(read(name))),
    services: lists.parse(read('services.json')).services ?? [],
    clusters: lists.parse(read('clusters.json')).clusters ?? [],
    repositories: lists.parse(read('repositories.json')).repositories ?? [],
    securityGroups: lists.parse(read('security-groups.json')).SecurityGroups ?? [],
  };
}
