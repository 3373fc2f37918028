import { addTo } from '#schemas/groups';
import type { Segment, Slot } from './placement';

/** After so many passes in each direction, an order hardly becomes better. */
const passes = 3;

/** Slots that stay together: a box, and below it the boxes that are about it. */
type Unit = readonly number[];

/**
 * The slots of each column, from the top. It begins with the order in which a reader follows the links, and moves slots to the
 * middle of what they are connected to, as long as that leaves fewer lines across each other.
 * @param about for each box that is placed below another one, the number of that box
 */
export function orderRanks(
  slots: readonly Slot[],
  segments: readonly Segment[],
  about: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const rightOf = neighbors(slots.length, segments, 'left', 'right');
  const leftOf = neighbors(slots.length, segments, 'right', 'left');
  let units = unitsInReadingOrder(slots, rightOf, leftOf, about);
  let best = units;
  let fewest = crossings(units, rightOf);
  for (let pass = 0; pass < 2 * passes && fewest > 0; pass++) {
    const toTheRight = pass % 2 === 0;
    units = sortedByNeighbors(units, toTheRight ? leftOf : rightOf, toTheRight);
    const count = crossings(units, rightOf);
    if (count < fewest) [best, fewest] = [units, count];
  }
  return best.map((column) => column.flat());
}

type Neighbors = readonly (readonly number[])[];

function neighbors(
  count: number,
  segments: readonly Segment[],
  of: keyof Segment,
  to: keyof Segment,
): Neighbors {
  const found: number[][] = Array.from({ length: count }, () => []);
  for (const segment of segments) found[segment[of]]?.push(segment[to]);
  return found;
}

function unitsInReadingOrder(
  slots: readonly Slot[],
  rightOf: Neighbors,
  leftOf: Neighbors,
  about: ReadonlyMap<number, number>,
): readonly (readonly Unit[])[] {
  const statements = new Map<number, number[]>();
  for (const [statement, box] of about) addTo(statements, box, statement);
  const columns: Unit[][] = [];
  const seen = new Set<number>();
  const heads = [...slots.keys()].filter((slot) => !about.has(slot));
  const starts = heads.filter((slot) => leftOf[slot]?.length === 0);
  // A stack, so the first is the last. Circles of statements have no head, and come at the end.
  const waiting = [...slots.keys()].reverse();
  waiting.push(...starts.reverse());
  for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
    const head = headOf(slot, about);
    if (seen.has(head)) continue;
    const unit = collect(head, statements, seen);
    const { column } = slots[head] ?? { column: 0 };
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(unit);
    for (const member of [...unit].reverse())
      for (const right of [...(rightOf[member] ?? [])].reverse()) waiting.push(right);
  }
  return columns;
}

/** The box that stands above all that are about it. */
function headOf(slot: number, about: ReadonlyMap<number, number>): number {
  const passed = new Set([slot]);
  let head = slot;
  for (let above = about.get(head); above !== undefined && !passed.has(above); above = about.get(head)) {
    passed.add(above);
    head = above;
  }
  return head;
}

/** A box and what is about it, each before what is about it in turn. */
function collect(head: number, statements: ReadonlyMap<number, readonly number[]>, seen: Set<number>): Unit {
  const unit: number[] = [];
  const waiting = [head];
  for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
    if (seen.has(slot)) continue;
    seen.add(slot);
    unit.push(slot);
    waiting.push(...[...(statements.get(slot) ?? [])].reverse());
  }
  return unit;
}

/** One pass over the columns: each is sorted by the middle of its neighbors in the column before. */
function sortedByNeighbors(
  units: readonly (readonly Unit[])[],
  before: Neighbors,
  toTheRight: boolean,
): readonly (readonly Unit[])[] {
  const sorted = [...units];
  const places = placesIn(units);
  const columns = toTheRight ? [...units.keys()] : [...units.keys()].reverse();
  for (const column of columns) {
    const weighed = (units[column] ?? []).map((unit, index) => ({
      unit,
      index,
      middle: mean(unit.flatMap((slot) => (before[slot] ?? []).map((other) => places.get(other) ?? 0))),
    }));
    // What has no neighbors there keeps its place among the others.
    let last = 0;
    const placed = weighed.map((each) => ({ ...each, middle: (last = each.middle ?? last) }));
    placed.sort((a, b) => a.middle - b.middle || a.index - b.index);
    sorted[column] = placed.map(({ unit }) => unit);
    for (const [place, slot] of (sorted[column] ?? []).flat().entries()) places.set(slot, place);
  }
  return sorted;
}

function placesIn(units: readonly (readonly Unit[])[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const column of units) for (const [place, slot] of column.flat().entries()) places.set(slot, place);
  return places;
}

/** How many lines cross each other, counted with a Fenwick tree for each column. */
function crossings(units: readonly (readonly Unit[])[], rightOf: Neighbors): number {
  const places = placesIn(units);
  let count = 0;
  for (const [column, unitsOfColumn] of units.entries()) {
    const size = (units[column + 1] ?? []).flat().length;
    const ends: number[] = Array.from({ length: size + 1 }, () => 0);
    let passed = 0;
    for (const slot of unitsOfColumn.flat()) {
      const targets = (rightOf[slot] ?? []).map((right) => places.get(right) ?? 0);
      for (const target of targets) count += passed - upTo(ends, target);
      for (const target of targets) add(ends, target);
      passed += targets.length;
    }
  }
  return count;
}

/** How many ends are at a place or before. */
function upTo(ends: readonly number[], place: number): number {
  let total = 0;
  for (let at = place + 1; at > 0; at -= at & -at) total += ends[at] ?? 0;
  return total;
}

function add(ends: number[], place: number): void {
  for (let at = place + 1; at < ends.length; at += at & -at) ends[at] = (ends[at] ?? 0) + 1;
}

function mean(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}
