import {
  parseTree,
  printParseErrorCode,
  visit,
  type Node,
  type ParseError,
  type ParseOptions,
} from 'jsonc-parser';
import { deepestNesting, longestTextInCodeUnits } from '#schemas/limits';
import type { ElementSpans } from './elementSpans';
import { readEditedJson, type EditedElement, type ReadBefore } from './editedJson';
import { readValue, type ReadValue } from './readValue';
import type { Survey } from './survey';
import type { SyntaxNode } from './syntaxNode';
import { readValidJson } from './validJson';

/** What is wrong with the text as JSON (RFC 8259), each mistake once. */
export interface SyntaxProblem {
  readonly problem:
    | 'byte-order-mark'
    | 'comment'
    | 'trailing-comma'
    | 'trailing-content'
    | 'invalid'
    | 'too-deep'
    | 'too-large';
  readonly offset: number;
  readonly length: number;
  /** For `invalid`: what the parser met, as a short English phrase. */
  readonly detail?: string;
}

/** The outcome of parsing: a tree and its value as far as the text allows, and what is wrong with it. */
export interface SyntaxTree extends ReadValue {
  readonly root: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** False when a mistake may have cost part of the tree, so that absence of a property proves nothing. */
  readonly complete: boolean;
  /** What a look over the text tells; only of texts without mistakes. */
  readonly survey: Survey | undefined;
  /** Where the elements of the list are in which somebody types; only of texts that were read in parts. */
  readonly elements?: ElementSpans;
  /** What was read anew; undefined where that was everything. */
  readonly edited?: EditedElement;
}

const byteOrderMark = '\uFEFF';

/**
 * Parses any text; never throws.
 * @param before an earlier version of the text, of which all is taken that was not edited
 */
export function parseSyntax(text: string, before?: ReadBefore): SyntaxTree {
  if (text.length > longestTextInCodeUnits) return refused('too-large', 0);
  const edited = before && readEditedJson(before, text);
  const valid = edited ?? readValidJson(text, deepestNesting);
  if (valid !== undefined) return { ...valid, problems: [], complete: true };
  const tooDeepAt = offsetBeyondDepth(text, deepestNesting);
  return tooDeepAt === undefined ? parseWithMistakes(text) : refused('too-deep', tooDeepAt);
}

/**
 * Why a text was not analyzed at all, so that nothing can be said of it, in words that follow its name and a colon.
 * Undefined for texts that were.
 */
export function whyNotAnalyzed({ problems }: Pick<SyntaxTree, 'problems'>): string | undefined {
  switch (problems[0]?.problem) {
    case 'too-deep':
      return `it is nested more than ${deepestNesting} levels deep`;
    case 'too-large':
      return 'it is too large to be checked';
    default:
      return undefined;
  }
}

const parseOptions: ParseOptions = {
  disallowComments: true,
  allowTrailingComma: false,
  allowEmptyContent: true,
};

function parseWithMistakes(text: string): SyntaxTree {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, parseOptions);
  const problems = describeErrors(text, errors, root);
  const complete = !problems.some(({ problem }) => problem === 'invalid');
  return { root, problems, complete, survey: undefined, ...readValue(root) };
}

function refused(problem: 'too-large' | 'too-deep', offset: number): SyntaxTree {
  const problems = [{ problem, offset, length: 1 }];
  return { root: undefined, value: undefined, duplicates: [], problems, complete: false, survey: undefined };
}

/**
 * The offset at which objects and arrays nest deeper than `limit`; undefined where they do not. The parser itself
 * counts, with its visitor, since only it knows which brackets of a broken text it takes for containers.
 */
export function offsetBeyondDepth(text: string, limit: number): number | undefined {
  let depth = 0;
  const open = (offset: number): void => {
    if (++depth > limit) throw new TooDeep(offset);
  };
  const close = (): void => {
    depth--;
  };
  try {
    visit(
      text,
      { onObjectBegin: open, onArrayBegin: open, onObjectEnd: close, onArrayEnd: close },
      parseOptions,
    );
    return undefined;
  } catch (error) {
    if (error instanceof TooDeep) return error.offset;
    throw error;
  }
}

/** Ends a visit, which has no other way to end early. */
class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('The text nests too deep.');
    this.offset = offset;
  }
}

/**
 * Turns parser errors into problems. Comments and trailing commas cost nothing of the tree and are all
 * named; of the others only the first is kept, since what follows a first mistake is mostly its echo.
 */
function describeErrors(
  text: string,
  errors: readonly ParseError[],
  root: Node | undefined,
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const comments = new Map<number, number>();
  const commas = new Set<number>();
  let broken = false;
  for (const { error: code, offset, length } of errors) {
    if (broken) break;
    const error = printParseErrorCode(code);
    if (error === 'InvalidSymbol' && offset === 0 && text.startsWith(byteOrderMark)) {
      problems.push({ problem: 'byte-order-mark', offset: 0, length: 1 });
      continue;
    }
    if (error === 'InvalidCommentToken') {
      comments.set(offset + length, offset);
      problems.push({ problem: 'comment', offset, length });
      continue;
    }
    const comma = commaBeforeClosing(text, offset, comments);
    if (comma !== undefined && (error === 'PropertyNameExpected' || error === 'ValueExpected')) {
      // An object's trailing comma is reported twice: no name and no value follow it.
      if (!commas.has(comma)) problems.push({ problem: 'trailing-comma', offset: comma, length: 1 });
      commas.add(comma);
      continue;
    }
    broken = true;
    const afterRoot = root !== undefined && offset >= root.offset + root.length;
    if (afterRoot && (error === 'EndOfFileExpected' || error === 'InvalidSymbol')) {
      problems.push({ problem: 'trailing-content', offset, length: text.trimEnd().length - offset });
    } else {
      problems.push({
        problem: 'invalid',
        offset,
        length: Math.max(length, 1),
        detail: explanations[error] ?? error,
      });
    }
  }
  return problems;
}

/** The offset of the comma before the closing bracket at `offset`, looking past white space and comments. */
function commaBeforeClosing(
  text: string,
  offset: number,
  comments: ReadonlyMap<number, number>,
): number | undefined {
  const closing = text[offset];
  if (closing !== '}' && closing !== ']') return undefined;
  let end = offset;
  for (;;) {
    const commentStart = comments.get(end);
    if (commentStart !== undefined) end = commentStart;
    else if (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
    else break;
  }
  return text[end - 1] === ',' ? end - 1 : undefined;
}

/** The parser's error names, with what to tell a person. */
const explanations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not a JSON value; strings need double quotes',
  InvalidNumberFormat: 'this is not a number as JSON writes it',
  PropertyNameExpected: 'a property name in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  UnexpectedEndOfComment: 'the comment does not end',
  UnexpectedEndOfString: 'the string does not end on this line',
  UnexpectedEndOfNumber: 'the number breaks off',
  InvalidUnicode: '\\u needs four hexadecimal digits',
  InvalidEscapeCharacter: 'JSON knows no such escape sequence',
  InvalidCharacter: 'a control character in a string must be escaped',
};
