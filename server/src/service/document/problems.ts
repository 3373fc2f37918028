import { firstIndex } from '#schemas/firstIndex';
import type { SyntaxTree } from './syntaxTree';

/** A part of a text, in UTF-16 code units. */
interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Tells whether there is a comment or mistake within a part of the text or right behind it. */
export function hasProblemIn({ problems }: SyntaxTree, { offset, length }: Span): boolean {
  return nextOf(offsetsOf(problems).all, offset) <= offset + length;
}

/** Tells whether a comment begins within a part of the text. */
export function hasCommentIn({ problems }: SyntaxTree, { offset, length }: Span): boolean {
  return nextOf(offsetsOf(problems).comments, offset) < offset + length;
}

/** Where problems begin, sorted. */
interface Offsets {
  readonly all: readonly number[];
  readonly comments: readonly number[];
}

const offsetsByProblems = new WeakMap<SyntaxTree['problems'], Offsets>();

/** Sorted once, since every edit of a document with many problems asks for those in its way. */
function offsetsOf(problems: SyntaxTree['problems']): Offsets {
  let offsets = offsetsByProblems.get(problems);
  if (offsets === undefined) {
    const sorted = [...problems].sort((a, b) => a.offset - b.offset);
    offsets = {
      all: sorted.map(({ offset }) => offset),
      comments: sorted.filter(({ problem }) => problem === 'comment').map(({ offset }) => offset),
    };
    offsetsByProblems.set(problems, offsets);
  }
  return offsets;
}

/** The first of sorted offsets that is not before another one; infinity where there is none. */
function nextOf(sorted: readonly number[], offset: number): number {
  return sorted[firstIndex(sorted, (each) => each >= offset)] ?? Infinity;
}
