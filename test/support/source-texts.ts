import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A text that a source file holds, and the text of everything that stands together with it. */
export interface SourceText {
  readonly file: string;
  readonly line: number;
  /** Placeholders stand as `…`. */
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every `.ts` file below a folder of the project, as paths from its root. */
export function sourceFilesUnder(folder: string): string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** A file of the project as a tree of TypeScript. */
export function sourceTree(file: string, source = readFileSync(`${root}/${file}`, 'utf8')) {
  return ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true);
}

/** The text of a string or template, with `…` for what is put in; null for any other node. */
export function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/**
 * Every text below a node that somebody may read: not what is imported, a type, or compared with, nor
 * what `isLeftOut` leaves out with all that is below it.
 */
export function textsBelow(
  node: ts.Node,
  isLeftOut: (node: ts.Node) => boolean = () => false,
): SourceText[] {
  const tree = node.getSourceFile();
  const found: SourceText[] = [];
  const visit = (each: ts.Node): void => {
    if (isSilent(each) || isLeftOut(each)) return;
    const text = textOf(each);
    if (text !== null && /\p{L}/u.test(text)) {
      const { line } = tree.getLineAndCharacterOfPosition(each.getStart(tree));
      found.push({ file: tree.fileName, line: line + 1, text });
    }
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isLiteralTypeNode(node)) return true;
  if (ts.isPropertyName(node) && ts.isStringLiteral(node) && isNameOfProperty(node)) return true;
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function isNameOfProperty(node: ts.StringLiteral): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}
