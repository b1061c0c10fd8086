/** The package of a Rego file, as a reference below `data`, such as `policies["a-check"]`. */
export function packageOf(text: string): string {
  const name = /^package (.+)$/m.exec(text)?.[1];
  if (name === undefined) throw new Error('A Rego file names no package.');
  return name;
}

/**
 * Renames the package of a policy, or of its test, and the test's import of it, so that mutants can stand side by side:
 * `lib` becomes `mutant_1.lib`, and `policies["a-check"]` becomes `mutant_1["a-check"]`.
 */
export function inPackageOfMutant(text: string, index: number): string {
  const own = packageOf(text).replace(/_test(?="\]$|$)/, '');
  return text
    .replace(/^package (.+)$/m, (_, name: string) => `package ${moved(name, index)}`)
    .replaceAll(/^import data\.(\S+)/gm, (line, name: string) =>
      name === own ? `import data.${moved(name, index)}` : line,
    );
}

function moved(name: string, index: number): string {
  const mark = `mutant_${String(index)}`;
  return name.startsWith('policies[') ? name.replace('policies', mark) : `${mark}.${name}`;
}
