import ts from 'typescript';

/** One import of a file, in whatever form it is written. */
export interface SourceImport {
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler, so it makes no dependency at run time. */
  readonly typeOnly: boolean;
}

/** What the architecture rules need to know of one TypeScript file. */
export interface SourceFacts {
  readonly path: string;
  readonly imports: readonly SourceImport[];
  /** Clock, environment, randomness, network or host globals, as written. */
  readonly impurities: readonly { readonly text: string; readonly line: number }[];
  readonly defaultExportLine: number | null;
  /** Has nothing but `export … from`. */
  readonly isBarrel: boolean;
}

/** Globals that reach outside, whatever is called on them. */
const OUTSIDE = new Set([
  'process',
  'fetch',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'globalThis',
  'console',
  '__dirname',
  '__filename',
]);

/** Names that mean chance wherever they come from (`node:crypto`, the global `crypto`, `Math`). */
const CHANCE = /^(random\w*|getRandomValues|generateKey\w*)$/;

/** Reads the facts from the text of a file; nothing is resolved and nothing else is read. */
export function sourceFacts(path: string, text: string): SourceFacts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const imports: SourceImport[] = [];
  const impurities: { text: string; line: number }[] = [];
  let defaultExportLine: number | null = null;
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== null) imports.push({ ...found, line: lineOf(node) });
    if (isImpure(node)) impurities.push({ text: node.getText(file).split('(')[0] ?? '', line: lineOf(node) });
    if (isDefaultExport(node)) defaultExportLine ??= lineOf(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, imports, impurities, defaultExportLine, isBarrel: isBarrel(file) };
}

function importOf(node: ts.Node): Omit<SourceImport, 'line'> | null {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier, importsOnlyTypes(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return literal(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal, true);
  if (ts.isExternalModuleReference(node)) return literal(node.expression, false);
  if (ts.isCallExpression(node) && isImportCall(node)) return literal(node.arguments[0], false);
  return null;
}

function isImportCall(node: ts.CallExpression): boolean {
  const { expression } = node;
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  const callee = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  return ts.isIdentifier(callee) && callee.text === 'require';
}

function importsOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function literal(node: ts.Node | undefined, typeOnly: boolean): Omit<SourceImport, 'line'> | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : null;
}

function isImpure(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isDate(node.expression) && (node.arguments?.length ?? 0) === 0;
  if (ts.isCallExpression(node)) return isDate(node.expression);
  if (ts.isPropertyAccessExpression(node)) return isDate(node.expression) && node.name.text === 'now';
  if (!ts.isIdentifier(node)) return false;
  if (CHANCE.test(node.text)) return !ts.isPropertyAssignment(node.parent);
  return OUTSIDE.has(node.text) && isReference(node);
}

function isDate(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'Date';
}

/** A use of the global, not a member, key or declaration that happens to have its name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  return !(
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isParameter(parent)
  );
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

function isBarrel(file: ts.SourceFile): boolean {
  return (
    file.statements.length > 0 &&
    file.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
  );
}
