import { placeOf } from '#service/document/locate';
import type { SyntaxNode } from '#service/document/syntaxNode';
import type { OffsetEdit } from './operations';
import { breaksIn, endOfTrail, gapBehind, gapBefore, startOfLead, type Gap } from './gaps';
import { deletion, endOfBlank, withSpace } from './wholeLines';

/** Deletes each run of removed members together with the comma that it no longer needs, and with its comments. */
export function removalEdits(
  text: string,
  container: SyntaxNode,
  removed: ReadonlySet<SyntaxNode>,
): OffsetEdit[] {
  const members = container.children ?? [];
  const placed = [...removed].map((member) => placeOf(container, member)).sort((a, b) => a - b);
  const edits: OffsetEdit[] = [];
  for (let at = 0; at < placed.length;) {
    const first = placed[at] ?? 0;
    let length = 1;
    while (placed[at + length] === first + length) length++;
    const run = members.slice(first, first + length);
    edits.push(
      ...removalOfRun(text, container, run, { before: members[first - 1], behind: members[first + length] }),
    );
    at += length;
  }
  return edits;
}

/** Where a run of removed members is. */
interface Neighborhood {
  readonly before: SyntaxNode | undefined;
  readonly behind: SyntaxNode | undefined;
}

function removalOfRun(
  text: string,
  container: SyntaxNode,
  run: readonly SyntaxNode[],
  { before, behind }: Neighborhood,
): OffsetEdit[] {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  const head = gapBefore(text, container, before, first);
  const tail = gapBehind(text, container, last, behind);
  const lead = startOfLead(text, head);
  const to = endOfTrail(text, tail);
  const comments = [...head.comments, ...tail.comments];
  if (before === undefined && behind === undefined) {
    if (comments.every(({ offset }) => offset >= lead && offset < to)) return [deletion(head.from, tail.to)];
  } else if (comments.length === 0) {
    // A run goes with the comma before it, at the beginning with the one behind it.
    return [before === undefined ? deletion(first.offset, tail.to) : deletion(head.from, tail.from)];
  }
  const comma = commaToRemove(text, head, tail, { before, behind });
  const from = isCommaFirst(text, head) ? Math.min(lead, comma ?? lead) : lead;
  // Where the comma behind the run stays, so does what follows it.
  const end = tail.comma !== undefined && tail.comma !== comma && tail.comma < to ? tail.from : to;
  const isBehind = comma !== undefined && comma === tail.comma;
  const range = withSpace(text, from, isBehind ? endWith(text, end, comma) : end, before === undefined);
  const isApart = comma !== undefined && (comma < range.offset || comma >= range.offset + range.length);
  return isApart ? [range, deletion(comma, comma + 1)] : [range];
}

/**
 * Tells whether the members behind one that stays take the comma behind it with them, when they are removed and a comment
 * is between the two.
 */
export function takeCommaBefore(
  text: string,
  container: SyntaxNode,
  removed: ReadonlySet<SyntaxNode>,
  before: SyntaxNode,
): boolean {
  const members = container.children ?? [];
  const first = placeOf(container, before) + 1;
  let end = first;
  for (let next = members[end]; next !== undefined && removed.has(next); next = members[end]) end++;
  const last = members[end - 1];
  if (end === first || last === undefined) return false;
  const head = gapBehind(text, container, before, members[first]);
  const behind = members[end];
  const comma = commaToRemove(text, head, gapBehind(text, container, last, behind), { before, behind });
  return comma !== undefined && comma === head.comma;
}

/** Whether the comma behind a member is on a line below it, before the next one. */
function isCommaFirst(text: string, { hasPrevious, from, comma }: Gap): boolean {
  return hasPrevious && comma !== undefined && breaksIn(text, from, comma) > 0;
}

/** The comma that a run takes with it; one has to stay between the members before and behind it. */
function commaToRemove(
  text: string,
  head: Gap,
  tail: Gap,
  { before, behind }: Neighborhood,
): number | undefined {
  if (isCommaFirst(text, head)) return head.comma;
  if (before === undefined) return tail.comma;
  if (behind === undefined) return tail.comma ?? head.comma;
  return head.comma === undefined ? undefined : tail.comma;
}

/** The end of what is deleted with a comma behind it, where nothing but spaces is between the two. */
function endWith(text: string, end: number, comma: number): number {
  return endOfBlank(text, end) === comma ? comma + 1 : end;
}
