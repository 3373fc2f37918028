import { isAbout, type LayoutGraph } from './graph';
import type { PlacedBox } from './placement';

/**
 * Where the keys of a page lead from each node, as attributes with the numbers of nodes: to what leads to the node, to what it
 * leads to, and to the nodes above and below it. What is about a node is below it.
 */
export function neighborsOf({ edges }: LayoutGraph, boxes: readonly PlacedBox[]): readonly string[] {
  const parents: number[][] = boxes.map(() => []);
  const children: number[][] = boxes.map(() => []);
  for (const edge of edges) {
    if (isAbout(edge)) continue;
    children[edge.from]?.push(edge.to);
    parents[edge.to]?.push(edge.from);
  }
  const columns: number[][] = [];
  for (const [number, { column, row }] of boxes.entries()) (columns[column] ??= [])[row] = number;
  const fromTop = (numbers: readonly number[]): readonly number[] =>
    numbers.toSorted((a, b) => (boxes[a]?.y ?? 0) - (boxes[b]?.y ?? 0));
  return boxes.map(({ column, row }, number) => {
    const own = columns[column] ?? [];
    return (
      `data-left="${fromTop(parents[number] ?? []).join(' ')}" ` +
      `data-right="${fromTop(children[number] ?? []).join(' ')}" ` +
      `data-up="${own[row - 1] ?? ''}" data-down="${own[row + 1] ?? ''}"`
    );
  });
}
