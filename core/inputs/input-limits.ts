/**
 * What a file may be at most. Far above what AWS accepts (templates 1 MB, task definitions 64 KB, configuration items
 * 256 KB and more when oversized), and low enough that no file takes long: YAML costs forty times as much as JSON.
 */
export const FILE_LIMITS = { jsonBytes: 5 * 1024 * 1024, yamlBytes: 1024 * 1024, depth: 64 } as const;
