/** The part of a check's METADATA that its report is made of (`lib.report`). */
export interface JudgedMetadata {
  readonly id: string;
  readonly resourceTypes: readonly string[];
}

/** From the line `# METADATA` to the package that it annotates. */
const PACKAGE_METADATA = /^# METADATA\n(?:#.*\n)+(?=package policies\[)/m;

/**
 * The source of a policy without what its METADATA says to readers. `rego.metadata.chain()` bakes the whole of it into the
 * module, 2 KB a check that no decision reads. Lines stay where they are: the module holds their numbers.
 *
 * @returns the text as it is when it has no METADATA of a check
 */
export function slimMetadata(source: string, { id, resourceTypes }: JudgedMetadata): string {
  return source.replace(PACKAGE_METADATA, (block) => {
    const lines = ['# METADATA', '# scope: package', `# custom: ${JSON.stringify({ id, resourceTypes })}`];
    const rest = block.trimEnd().split('\n').length - lines.length;
    return `${[...lines, ...Array.from({ length: rest }, () => '#')].join('\n')}\n`;
  });
}
