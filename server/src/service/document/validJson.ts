import { parseTree } from 'jsonc-parser';
import { lazyTree } from './lazyTree';
import type { PlainObject } from '#schemas/plainData';
import { readValue, type ReadValue } from './readValue';
import { surveyJson, type Survey } from './survey';
import type { SyntaxNode } from './syntaxNode';

/** A text without mistakes: its tree, its value, and what a look over it tells. */
export interface ValidJson extends ReadValue {
  readonly root: SyntaxNode;
  readonly survey: Survey;
}

/**
 * Reads a text that is JSON without any mistake, which nearly all texts are, several times faster than a
 * parser that recovers from mistakes: the runtime's own parser vouches for the text, so that nothing has to
 * be checked again and the tree can wait until somebody asks for it. Undefined for every other text, and for
 * one that nests deeper than `maximumDepth`.
 */
export function readValidJson(text: string, maximumDepth: number): ValidJson | undefined {
  const value = parseOrUndefined(text);
  if (value === undefined) return undefined;
  const survey = surveyJson(text);
  if (survey.depth > maximumDepth) return undefined;
  const root = treeOf(text, survey.depth);
  // Of a name that occurs twice in one object the value has only one.
  const duplicates = countNames(value) === survey.names ? [] : readValue(root).duplicates;
  return { root, value, duplicates, survey };
}

/**
 * So deep a lazy tree may be. It reads a text once for each level that somebody looks at, which costs nothing where
 * documents nest as deep as the specification says, and 500 times as much where they nest as deep as is allowed.
 */
export const deepestLazyTree = 32;

function treeOf(text: string, depth: number): SyntaxNode {
  const whole = depth > deepestLazyTree ? parseTree(text) : undefined;
  return whole ?? lazyTree(text);
}

/** The value of a text that is JSON; undefined for every other text. */
export function parseOrUndefined(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * How many names all objects of a value have. This looks at every value of a document. Most values are scalars, so they are
 * handled first. For the same reason it makes no list of the members, and plain data inherit none.
 */
export function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let names = 0;
  if (Array.isArray(value)) for (const item of value) names += countNames(item);
  else for (const name in value) names += 1 + countNames((value as PlainObject)[name]);
  return names;
}
