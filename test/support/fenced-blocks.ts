/** Fenced blocks of one language in a Markdown page, in order. */
export function fencedBlocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);
}

/** The part of a page under one heading of the second level. */
export function sectionOf(page: string, heading: string): string {
  const start = page.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`There is no section ${JSON.stringify(heading)}.`);
  const end = page.indexOf('\n## ', start + 1);
  return page.slice(start, end < 0 ? page.length : end);
}

/** The commands of all `sh` blocks, one a line. */
export function shellCommands(page: string): readonly string[] {
  return fencedBlocks(page, 'sh').flatMap((block) => block.split('\n').filter((line) => line !== ''));
}
