import { createScanner } from 'jsonc-parser';
import { placeOf } from '#service/document/locate';
import type { SyntaxNode } from '#service/document/syntaxNode';

/** The offset behind the last member of an object or array: of its closing bracket, or its end where it has none. */
export function endOfContent(text: string, container: SyntaxNode): number {
  const end = container.offset + container.length;
  const last = container.children?.at(-1);
  const read = last === undefined ? container.offset + 1 : last.offset + last.length;
  const isClosed = end > read && text[end - 1] === (container.type === 'array' ? ']' : '}');
  return isClosed ? end - 1 : end;
}

/**
 * Tells whether something that the parser could not read stands between a member and its neighbors: anything but commas,
 * comments and white space. Nobody knows whether it belongs to the member.
 */
export function standsByUnread(text: string, container: SyntaxNode, member: SyntaxNode): boolean {
  const members = container.children ?? [];
  const place = placeOf(container, member);
  const before = members[place - 1];
  const from = before === undefined ? container.offset + 1 : before.offset + before.length;
  const to = members[place + 1]?.offset ?? endOfContent(text, container);
  return hasUnread(text, from, member.offset) || hasUnread(text, member.offset + member.length, to);
}

function hasUnread(text: string, from: number, to: number): boolean {
  const scanner = createScanner(text, true);
  scanner.setPosition(from);
  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    if (offset >= to) return false;
    if (text[offset] !== ',') return true;
  }
}
