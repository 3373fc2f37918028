import { assignRanks } from './ranks';
import { orderRanks } from './order';
import { settle } from './settle';

/** The size of a box, in pixels. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
  /** The first column that the box may be in. */
  readonly column?: number;
}

/** A line from one box to another, by their numbers. */
export interface Link {
  readonly from: number;
  readonly to: number;
  /** True where the first box says something about the second, and is placed below it instead of to its right. */
  readonly isAbout: boolean;
}

/** A place, in pixels from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with its place. */
export interface PlacedBox extends Point {
  readonly width: number;
  readonly height: number;
  /** The number of its column, from the left. */
  readonly column: number;
  /** Its number among the boxes of the column, from the top. */
  readonly row: number;
}

/** Where boxes are, and where lines pass. */
export interface Placement {
  /** In the order in which the boxes were given. */
  readonly boxes: readonly PlacedBox[];
  /** For each link the left and right ends of the gaps that it passes through in columns between its boxes. */
  readonly bends: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
}

/** The space between two columns, in which lines bend. */
const columnGap = 64;

/** A line that passes more columns goes straight to its end, behind what is in the way. */
const farthest = 8;

/** A slot of a column: a box, or a gap that a line passes through. */
export interface Slot {
  /** The number of the box; undefined for a gap. */
  readonly box: number | undefined;
  readonly column: number;
  readonly height: number;
}

/** A line between slots of adjacent columns. */
export interface Segment {
  readonly left: number;
  readonly right: number;
}

/**
 * Places boxes in columns: each to the right of all that lead to it, as few lines across each other as a few passes find, and
 * each beside the middle of what it is connected to. Boxes of one column have the same width and do not overlap. The same
 * boxes and links are always placed alike. The time grows with the number of links and of columns that they pass.
 */
export function placeBoxes(sizes: readonly BoxSize[], links: readonly Link[]): Placement {
  const { columns, about } = assignRanks(sizes, links);
  const slots: Slot[] = sizes.map(({ height }, box) => ({ box, column: columns[box] ?? 0, height }));
  const segments: Segment[] = [];
  const gapsOf = links.map(({ from, to, isAbout }) => {
    const gaps: number[] = [];
    const [start = 0, end = 0] = [columns[from], columns[to]];
    if (isAbout || end <= start || end - start > farthest) return gaps;
    let left = from;
    for (let column = start + 1; column < end; column++) {
      const right = slots.push({ box: undefined, column, height: 0 }) - 1;
      segments.push({ left, right });
      gaps.push(right);
      left = right;
    }
    segments.push({ left, right: to });
    return gaps;
  });
  const order = orderRanks(slots, segments, about);
  const tops = settle(order, slots, segments);
  const widths = order.map((column) =>
    Math.max(0, ...column.map((slot) => sizes[slots[slot]?.box ?? -1]?.width ?? 0)),
  );
  const lefts: number[] = [];
  let width = 0;
  for (const columnWidth of widths) {
    lefts.push(width);
    width += columnWidth + columnGap;
  }
  const rows = new Map<number, number>();
  for (const column of order) {
    const boxes = column.filter((slot) => slots[slot]?.box !== undefined);
    for (const [row, slot] of boxes.entries()) rows.set(slot, row);
  }
  const boxes = sizes.map(({ height }, box) => {
    const column = columns[box] ?? 0;
    return {
      x: lefts[column] ?? 0,
      y: tops[box] ?? 0,
      width: widths[column] ?? 0,
      height,
      column,
      row: rows.get(box) ?? 0,
    };
  });
  const bends = gapsOf.map((gaps) =>
    gaps.flatMap((gap) => {
      const { column } = slots[gap] ?? { column: 0 };
      const [x = 0, y = 0] = [lefts[column], tops[gap]];
      return [
        { x, y },
        { x: x + (widths[column] ?? 0), y },
      ];
    }),
  );
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height));
  return { boxes, bends, width: Math.max(0, width - columnGap), height };
}
