import { createScanner } from 'jsonc-parser';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { endOfContent } from './unread';

/** What is between two members, or between a member and a bracket. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Whether there is a member before it, and not the opening bracket. */
  readonly hasPrevious: boolean;
  /** Whether there is a member behind it, and not the closing bracket. */
  readonly hasNext: boolean;
  readonly comma: number | undefined;
  readonly comments: readonly { readonly offset: number; readonly end: number }[];
}

/** What is before a member. */
export function gapBefore(
  text: string,
  container: SyntaxNode,
  previous: SyntaxNode | undefined,
  member: SyntaxNode,
): Gap {
  const from = previous === undefined ? container.offset + 1 : endOf(previous);
  return { ...gapIn(text, from, member.offset), hasPrevious: previous !== undefined, hasNext: true };
}

/** What is behind a member. */
export function gapBehind(
  text: string,
  container: SyntaxNode,
  member: SyntaxNode,
  next: SyntaxNode | undefined,
): Gap {
  const to = next?.offset ?? endOfContent(text, container);
  return { ...gapIn(text, endOf(member), to), hasPrevious: true, hasNext: next !== undefined };
}

/** What is in an object or array without members. */
export function gapWithin(text: string, container: SyntaxNode): Gap {
  const gap = gapIn(text, container.offset + 1, endOfContent(text, container));
  return { ...gap, hasPrevious: false, hasNext: false };
}

function gapIn(text: string, from: number, to: number): Omit<Gap, 'hasPrevious' | 'hasNext'> {
  const comments: { offset: number; end: number }[] = [];
  let comma: number | undefined;
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    if (offset >= to) return { from, to, comma, comments };
    if (text[offset] === ',') comma ??= offset;
    else if (text[offset] === '/') comments.push({ offset, end: offset + scanner.getTokenLength() });
  }
}

/**
 * Where the comments end that belong to what is before a gap: those that begin on its last line. What is behind the comma and
 * has the next member on its line belongs to that.
 */
export function endOfTrail(text: string, { from, to, hasPrevious, hasNext, comma, comments }: Gap): number {
  const separator = hasPrevious ? (comma ?? to) : from - 1;
  const lastLine = from + text.slice(from, to).lastIndexOf('\n');
  let end = from;
  for (const comment of comments) {
    if (breaksIn(text, end, comment.offset) > 0) break;
    if (hasNext && comment.offset > separator && comment.offset > lastLine) break;
    end = comment.end;
  }
  return end;
}

/** Where the comments begin that belong to the member behind a gap: those on its line, and on the lines just above it. */
export function startOfLead(text: string, gap: Gap): number {
  const trailEnd = endOfTrail(text, gap);
  let start = gap.to;
  for (const { offset, end } of [...gap.comments].reverse()) {
    if (offset < trailEnd || breaksIn(text, end, start) > 1) break;
    start = offset;
  }
  return start;
}

/** The offset behind a node. */
function endOf({ offset, length }: SyntaxNode): number {
  return offset + length;
}

/** The number of line breaks between two offsets. */
export function breaksIn(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1;
}
