import * as ts from 'typescript';

/** A function that programs can call, as its comment describes it. */
export interface PublicFunction {
  readonly name: string;
  /** As it is declared, on one line. */
  readonly signature: string;
  readonly description: string;
  readonly parameters: readonly string[];
  readonly returns: string;
  readonly throws: readonly string[];
  readonly sources: readonly string[];
}

/** The functions of an object. */
export interface PublicObject {
  readonly name: string;
  readonly description: string;
  readonly functions: readonly PublicFunction[];
}

/** What a file of the library has for programs. */
export interface PublicFile {
  readonly functions: readonly PublicFunction[];
  readonly objects: readonly PublicObject[];
  /** The declarations of types, with their comments. */
  readonly types: readonly string[];
}

/** Reads the functions and types that a file of the library exports, those of its interfaces included. */
export function publicPart(path: string, text: string): PublicFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const exported = file.statements.filter(isExported);
  const objects = exported.filter(hasFunctions);
  return {
    functions: exported.filter(ts.isFunctionDeclaration).map((each) => functionOf(each, file)),
    objects: objects.map((each) => ({
      name: each.name.text,
      description: descriptionOf(each),
      functions: each.members.filter(ts.isMethodSignature).map((member) => functionOf(member, file)),
    })),
    types: exported
      .filter(
        (each) => !ts.isFunctionDeclaration(each) && !ts.isExportDeclaration(each) && !hasFunctions(each),
      )
      .map((each) => each.getFullText(file).trim()),
  };
}

function hasFunctions(statement: ts.Statement): statement is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(statement) && statement.members.some(ts.isMethodSignature);
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function functionOf(node: ts.FunctionDeclaration | ts.MethodSignature, file: ts.SourceFile): PublicFunction {
  const name = node.name?.getText(file) ?? '';
  const parameters = node.parameters.map((parameter) => parameter.getText(file)).join(', ');
  const texts = (wanted: string): string[] =>
    ts
      .getJSDocTags(node)
      .filter(({ tagName }) => tagName.text === wanted)
      .map((tag) =>
        ts.isJSDocParameterTag(tag) ? `\`${tag.name.getText(file)}\`: ${textOf(tag)}` : textOf(tag),
      );
  return {
    name,
    signature: flat(`${name}(${parameters}): ${node.type?.getText(file) ?? 'void'}`),
    description: descriptionOf(node),
    parameters: texts('param'),
    returns: texts('returns').join(' '),
    throws: texts('throws'),
    sources: texts('see'),
  };
}

function descriptionOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return flat(ts.getTextOfJSDocComment(comment?.comment));
}

/** The text of a tag. The compiler reads the first word after `@see` and `@throws` as a name, so this goes by the source. */
function textOf(tag: ts.JSDocTag): string {
  if (ts.isJSDocParameterTag(tag) || ts.isJSDocReturnTag(tag))
    return flat(ts.getTextOfJSDocComment(tag.comment));
  return flat(
    tag
      .getText()
      .replace(/^@\w+\s+/, '')
      .replace(/\n\s*\*(?!\/)\s?/g, ' '),
  );
}

function flat(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * A section on a function: what it does, its parameters, result, errors, and sources.
 * @param level the marks of its heading, such as `###`
 */
export function describedFunction(each: PublicFunction, level: string): string {
  const { name, signature, description, parameters, returns, throws, sources } = each;
  const points = [
    ...parameters,
    ...(returns === '' ? [] : [`Returns ${returns}`]),
    ...throws.map((error) => `Throws ${error}`),
    ...sources.map((source) => `Source: ${source}`),
  ];
  return [
    `${level} ${name}`,
    `\`\`\`text\n${signature}\n\`\`\``,
    description,
    points.map((point) => `- ${linked(point)}`).join('\n'),
  ].join('\n\n');
}

/** Pages of the package become links. */
function linked(text: string): string {
  return text
    .replace(/\bdocs\/([\w-]+\.md)\b/g, '[docs/$1]($1)')
    .replace(/\bdocs\/rules\b/g, '[docs/rules](rules/README.md)');
}
