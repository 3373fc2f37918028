/**
 * The index of the first item of which something holds, found by halves; the number of items where it holds of none.
 * @param items ordered so that it holds of all items after that one
 */
export function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // Never beyond the items.
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
