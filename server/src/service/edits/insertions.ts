import { placeOf } from '#service/document/locate';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { endOfTrail, gapBefore, gapBehind, startOfLead } from './gaps';
import type { OffsetEdit } from './operations';
import { takeCommaBefore } from './removal';

/** Where members are inserted: in an object or array of which something stays. */
export interface InsertionPlace {
  readonly container: SyntaxNode;
  /** What goes in the same step. */
  readonly removed: ReadonlySet<SyntaxNode>;
  /** What is between two members: white space, with a line break where each is on lines of its own. */
  readonly glue: string;
}

/** A new member, and the one that it follows; undefined stands for the beginning. */
export interface Insertion {
  readonly anchor: SyntaxNode | undefined;
  readonly content: string;
}

/** Inserts members with the right commas: behind the comments of the one before, and before those of the one behind. */
export function insertionEdits(
  text: string,
  { container, removed, glue }: InsertionPlace,
  inserted: readonly Insertion[],
): OffsetEdit[] {
  const members = container.children ?? [];
  const isByLine = glue.includes('\n');
  const withComma = new Set<SyntaxNode>();
  return inserted.flatMap(({ anchor, content }): OffsetEdit[] => {
    if (anchor === undefined) {
      const place = members.findIndex((member) => !removed.has(member));
      const first = members[place];
      if (first === undefined) return [];
      const gap = gapBefore(text, container, members[place - 1], first);
      return [insertion(isByLine ? startOfLead(text, gap) : first.offset, `${content},${glue}`)];
    }
    const next = members[placeOf(container, anchor) + 1];
    const gap = gapBehind(text, container, anchor, next);
    const trailEnd = endOfTrail(text, gap);
    // Without comments, there is nothing to be behind of.
    if (!isByLine || trailEnd === gap.from) return [insertion(gap.from, `,${glue}${content}`)];
    const comma = takeCommaBefore(text, container, removed, anchor) ? undefined : gap.comma;
    if (comma !== undefined && comma < trailEnd) return [insertion(trailEnd, `${glue}${content},`)];
    if (withComma.has(anchor)) return [insertion(trailEnd, `,${glue}${content}`)];
    withComma.add(anchor);
    return [insertion(gap.from, ','), insertion(trailEnd, `${glue}${content}`)];
  });
}

function insertion(offset: number, text: string): OffsetEdit {
  return { offset, length: 0, text };
}
