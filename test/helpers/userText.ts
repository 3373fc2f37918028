import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import ts from 'typescript';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

/** A stretch of text that a user may read, and where it is. */
export interface UserText {
  /** The path of its file, from the project's root. */
  readonly file: string;
  /** The line on which the text begins, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The files below a folder with one of the endings, by path from the project's root; a file stands for itself. */
export function filesIn(path: string, ...endings: readonly string[]): string[] {
  const absolute = join(repositoryRoot, path);
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(repositoryRoot.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Reads a file of the project. */
export function readProjectFile(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8');
}

/** Between these comments a page shows what not to write. */
const shown = /<!-- not to be written -->[\s\S]*?<!-- end of what is not to be written -->/g;

/** The prose of a Markdown text: without code, the targets of links, and tables of what not to write. */
export function proseOfMarkdown(file: string, markdown: string): UserText[] {
  const prose = [
    shown,
    /^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm,
    /(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g,
    /\]\([^)\s]*\)/g,
    /<https?:[^>]*>|\bhttps?:[^\s)|]*/g,
  ].reduce((text, pattern) => text.replace(pattern, blankOut), markdown);
  // A paragraph, list item or table row each, so that a phrase is found across lines but not across sentences that
  // have nothing to do with each other.
  const parts: UserText[] = [];
  let offset = 0;
  for (const part of prose.split(/(\n(?=\s*\n|[ \t]*(?:[-*|#>]|\d+\.) ?))/)) {
    if (part.trim() !== '')
      parts.push({ file, line: lineAt(markdown, offset + leadingSpace(part)), text: part.trim() });
    offset += part.length;
  }
  return parts;
}

/** The same length without words, so that lines keep their numbers; `·` keeps the place of a word of the sentence. */
function blankOut(text: string): string {
  return text.replace(/[^\n]/g, '·');
}

/** The strings of JSON at the given paths and anywhere below them; of objects, only the members that are wanted. */
export function stringsOfJson(
  file: string,
  json: string,
  paths: readonly (readonly (string | number)[])[] = [[]],
  isWanted: (name: string) => boolean = () => true,
): UserText[] {
  const root = parseTree(json);
  if (root === undefined) throw new Error(`${file} is not JSON.`);
  return paths.flatMap((path) => {
    const node = findNodeAtLocation(root, [...path]);
    if (node === undefined) throw new Error(`${file} has no ${path.join('.')}.`);
    return stringNodes(node, isWanted).map(({ offset, value }) => ({
      file,
      line: lineAt(json, offset),
      text: String(value),
    }));
  });
}

/** Strings of an array belong to the member that holds the array. */
function stringNodes(node: Node, isWanted: (name: string) => boolean, wanted = true): Node[] {
  if (node.type === 'string') return wanted ? [node] : [];
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((item) => stringNodes(item, isWanted, wanted));
  return children.flatMap(({ children: [name, value] = [] }) =>
    value === undefined ? [] : stringNodes(value, isWanted, isWanted(String(name?.value))),
  );
}

/**
 * The strings and templates of a program, without comments and the names of modules. `…` stands for what a template
 * fills in; strings that are joined with `+` are one text.
 */
export function stringsOfProgram(file: string, program: string): UserText[] {
  const source = ts.createSourceFile(file, program, ts.ScriptTarget.Latest, true);
  const texts: UserText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const text = textOf(node);
    if (text === undefined) {
      ts.forEachChild(node, visit);
      return;
    }
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    texts.push({ file, line, text });
    visitFilled(node, visit);
  };
  visit(source);
  return texts;
}

/** The text that an expression writes; undefined when it writes none. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  if (!isJoin(node)) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`;
}

/** Goes on with the expressions inside a text: their strings are texts of their own. */
function visitFilled(node: ts.Node, visit: (node: ts.Node) => void): void {
  if (ts.isTemplateExpression(node)) for (const { expression } of node.templateSpans) visit(expression);
  if (!isJoin(node)) return;
  for (const side of [node.left, node.right]) {
    if (textOf(side) === undefined) visit(side);
    else visitFilled(side, visit);
  }
}

function isJoin(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}
