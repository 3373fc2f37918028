/** An order of documents in which each comes after all that it leads to. */
export interface BottomUp {
  readonly order: readonly string[];
  /** The steps that lead back to a document which is on the way to them. No order suits these. */
  readonly backward: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Sorts documents so that each comes after what it leads to. Works without recursion, because a chain of documents can be
 * longer than any stack.
 * @param leadsTo where a document leads
 */
export function bottomUp(starts: Iterable<string>, leadsTo: (path: string) => readonly string[]): BottomUp {
  const order: string[] = [];
  const backward: { from: string; to: string }[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  const stack = [...starts];
  for (let path = stack.at(-1); path !== undefined; path = stack.at(-1)) {
    if (done.has(path)) stack.pop();
    else if (open.has(path)) {
      stack.pop();
      open.delete(path);
      done.add(path);
      order.push(path);
    } else {
      open.add(path);
      for (const to of leadsTo(path)) {
        if (open.has(to)) backward.push({ from: path, to });
        else if (!done.has(to)) stack.push(to);
      }
    }
  }
  return { order, backward };
}
