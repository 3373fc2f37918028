import type { BoxSize, Link } from './placement';

/** In which column each box is. */
export interface Ranks {
  readonly columns: readonly number[];
  /** For each box that is placed below what it is about: the number of that box. */
  readonly about: ReadonlyMap<number, number>;
}

/** What must be in a later column than something, or not in an earlier one. */
interface Constraint {
  readonly to: number;
  /** By how many columns at least. */
  readonly columns: 0 | 1;
}

/**
 * The column of each box: the longest way that leads to it. A box that is about another one is in its column, where the links
 * allow it. Where links go in a circle, which only wrong digests make possible, the one that closes it is left out.
 */
export function assignRanks(sizes: readonly BoxSize[], links: readonly Link[]): Ranks {
  const next: Constraint[][] = sizes.map(() => []);
  for (const { from, to, isAbout } of links) {
    if (isAbout) next[to]?.push({ to: from, columns: 0 });
    else next[from]?.push({ to, columns: 1 });
  }
  const columns = sizes.map(({ column = 0 }) => column);
  const order = withoutCircles(next);
  for (const box of order)
    for (const { to, columns: least } of next[box] ?? [])
      columns[to] = Math.max(columns[to] ?? 0, (columns[box] ?? 0) + least);
  const about = new Map<number, number>();
  for (const { from, to, isAbout } of links)
    if (isAbout && !about.has(from) && columns[from] === columns[to]) about.set(from, to);
  return { columns, about };
}

/** The boxes in an order in which all constraints lead on; constraints that close a circle are removed. */
function withoutCircles(next: Constraint[][]): readonly number[] {
  const states = new Map<number, 'open' | 'done'>();
  const finished: number[] = [];
  for (const start of next.keys()) {
    if (states.has(start)) continue;
    const way = [{ box: start, index: 0 }];
    states.set(start, 'open');
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const constraints = next[at.box] ?? [];
      const constraint = constraints[at.index];
      if (constraint === undefined) {
        states.set(at.box, 'done');
        finished.push(at.box);
        way.pop();
      } else if (states.get(constraint.to) === 'open') constraints.splice(at.index, 1);
      else {
        at.index++;
        if (states.has(constraint.to)) continue;
        states.set(constraint.to, 'open');
        way.push({ box: constraint.to, index: 0 });
      }
    }
  }
  return finished.reverse();
}
