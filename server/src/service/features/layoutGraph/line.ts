import { isAbout, type LayoutGraphEdge, type PictureForm } from './graph';
import type { PlacedBox, Point } from './placement';

/** How far apart the lines are that end at the bottom of one card. */
const aboutStep = 12;

/** What the lines of a picture are drawn between. */
interface LineContext {
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly LayoutGraphEdge[];
  readonly form: PictureForm;
}

/**
 * The line of an edge.
 * @param bends the places that it passes, in pairs
 */
export function lineOf(
  edge: LayoutGraphEdge,
  bends: readonly Point[],
  { boxes, edges, form }: LineContext,
): string {
  const from = boxes[edge.from];
  const to = boxes[edge.to];
  if (from === undefined || to === undefined) return '';
  const ends = form === 'file' ? '' : ` data-from="${edge.from}" data-to="${edge.to}"`;
  if (!isAbout(edge)) {
    const end = { x: to.x, y: middleOf(to) };
    return `<path class="edge"${ends} d="${curve([{ x: from.x + from.width, y: middleOf(from) }, ...bends, end])}"/>`;
  }
  if (from.column === to.column && from.y > to.y) {
    // Lines of several statements about one thing are beside each other, so that they do not look like a chain.
    const place = edges.filter((other) => isAbout(other) && other.to === edge.to).indexOf(edge);
    const x = to.x + 18 + ((place * aboutStep) % Math.max(aboutStep, to.width - 36));
    const bottom = to.y + to.height;
    return (
      `<path class="edge about"${ends} d="M${x} ${from.y}V${bottom + 6}"/>` +
      `<path class="head about"${ends} d="M${x} ${bottom + 1}l4 7h-8Z"/>`
    );
  }
  const start = { x: from.x, y: middleOf(from) - 8 };
  const end = { x: to.x + to.width, y: middleOf(to) + 8 };
  return (
    `<path class="edge about"${ends} d="${curve([start, { x: end.x + 6, y: end.y }])}"/>` +
    `<path class="head about"${ends} d="M${end.x + 1} ${end.y}l7 4v-8Z"/>`
  );
}

function middleOf({ y, height }: PlacedBox): number {
  return y + height / 2;
}

/** A line that falls by less looks as if it were meant to be straight. */
const straightWithin = 2;

/** A line through places, in pairs: it bends before and after each pair, and is straight within it. */
function curve(places: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...others] = places;
  let path = `M${first.x} ${first.y}`;
  let last = first;
  for (const [index, place] of others.entries()) {
    const middle = (last.x + place.x) / 2;
    const isStraight = index % 2 === 1 || Math.abs(place.y - last.y) <= straightWithin;
    path += isStraight
      ? `L${place.x} ${place.y}`
      : `C${middle} ${last.y} ${middle} ${place.y} ${place.x} ${place.y}`;
    last = place;
  }
  return path;
}
