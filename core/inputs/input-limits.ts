import { DEEPEST_NESTING } from '../subject/json-text';

/**
 * What a file may be at most. AWS takes templates up to 1 MB, task definitions up to 64 KB; pages of `describe-*` answers
 * and configuration snapshots are the largest JSON that people bring. YAML costs forty times as much time as JSON does
 * (0.7 s for 1 MB), and nothing but a template or a task definition is written in it.
 *
 * Levels of lists and objects: what is judged may have no more (`INPUT_LIMITS` of the engine).
 */
export const FILE_LIMITS = { jsonBytes: 5 * 1024 * 1024, yamlBytes: 1024 * 1024, depth: DEEPEST_NESTING } as const;
