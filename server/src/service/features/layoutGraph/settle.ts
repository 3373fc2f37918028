import type { Segment, Slot } from './placement';

/** The space between parts of one document, and between what belongs to different ones. */
const narrowGap = 16;
const wideGap = 28;

/** After so many passes nothing moves by more than a pixel. */
const passes = 12;

/**
 * The top of each slot, in whole pixels: near the middle of what it is connected to, as far as its neighbors leave room.
 * @param order the slots of each column, from the top
 */
export function settle(
  order: readonly (readonly number[])[],
  slots: readonly Slot[],
  segments: readonly Segment[],
): readonly number[] {
  const heights = slots.map(({ height }) => height);
  const rightOf: number[][] = slots.map(() => []);
  const leftOf: number[][] = slots.map(() => []);
  for (const { left, right } of segments) {
    rightOf[left]?.push(right);
    leftOf[right]?.push(left);
  }
  const middles: number[] = slots.map(() => 0);
  const gapAfter = (slot: number, next: number): number => {
    const isLeaf = rightOf[slot]?.length === 0 && rightOf[next]?.length === 0;
    const isSibling = leftOf[slot]?.some((left) => leftOf[next]?.includes(left) === true);
    return isLeaf && isSibling === true ? narrowGap : wideGap;
  };
  /** How far the middle of each slot of a column is below that of the first one, at least. */
  const offsets = order.map((column) => {
    const found: number[] = [];
    let offset = 0;
    for (const [place, slot] of column.entries()) {
      const above = column[place - 1];
      if (above !== undefined)
        offset += (heightOf(heights, above) + heightOf(heights, slot)) / 2 + gapAfter(above, slot);
      found.push(offset);
    }
    return found;
  });
  const move = (column: number, wanted: (slot: number) => readonly number[]): void => {
    const ownOffsets = offsets[column] ?? [];
    const ownSlots = order[column] ?? [];
    const wishes = ownSlots.map((slot, place) => {
      const others = wanted(slot);
      const middle =
        others.length === 0
          ? (middles[slot] ?? 0)
          : others.reduce((sum, other) => sum + (middles[other] ?? 0), 0) / others.length;
      return middle - (ownOffsets[place] ?? 0);
    });
    for (const [place, level] of nearestRising(wishes).entries())
      middles[ownSlots[place] ?? -1] = level + (ownOffsets[place] ?? 0);
  };
  for (const [column, ownSlots] of order.entries())
    for (const [place, slot] of ownSlots.entries()) middles[slot] = offsets[column]?.[place] ?? 0;
  const columns = [...order.keys()];
  for (let pass = 0; pass < passes; pass++) {
    for (const column of [...columns].reverse()) move(column, (slot) => rightOf[slot] ?? []);
    for (const column of columns) move(column, (slot) => [...(leftOf[slot] ?? []), ...(rightOf[slot] ?? [])]);
  }
  for (const column of [...columns].reverse()) move(column, (slot) => rightOf[slot] ?? []);
  return wholeTops(order, offsets, heights, middles);
}

/** The tops that belong to the middles, the highest at 0. Slots that have room between them keep it. */
function wholeTops(
  order: readonly (readonly number[])[],
  offsets: readonly (readonly number[])[],
  heights: readonly number[],
  middles: readonly number[],
): readonly number[] {
  const tops = heights.map(() => 0);
  let highest = Infinity;
  for (const [column, slots] of order.entries())
    for (const [place, slot] of slots.entries()) {
      const offset = offsets[column]?.[place] ?? 0;
      // The offset is added after rounding, so that two slots never come nearer than they may.
      const top = Math.round((middles[slot] ?? 0) - offset) + offset - heightOf(heights, slot) / 2;
      tops[slot] = top;
      highest = Math.min(highest, top);
    }
  return tops.map((top) => top - highest);
}

/**
 * The rising sequence that is nearest to a sequence of numbers, by the squares of the differences. Neighbors that would fall
 * are moved to their common middle (“pool adjacent violators”).
 */
function nearestRising(numbers: readonly number[]): readonly number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const number of numbers) {
    let pool = { sum: number, count: 1 };
    for (let last = pools.at(-1); last !== undefined; last = pools.at(-1)) {
      if (last.sum / last.count <= pool.sum / pool.count) break;
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}

function heightOf(heights: readonly number[], slot: number): number {
  return heights[slot] ?? 0;
}
