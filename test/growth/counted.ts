import type { ExecutionCounter, Executions } from './executions';

/** Runs a workload of a size. */
export type Workload = (size: number) => void;

/** Code that runs faster than linearly, with how often it ran at each size that was looked at. */
export interface SteepCode {
  readonly code: string;
  readonly executions: readonly number[];
}

/** The size of the first run; what is suspected at twice that size is run at twice that, and so on. */
const smallest = 1500;
const largest = 48_000;

/** Twice the size means twice the executions, in a sort a few more, and in what is quadratic four times as many. */
const doubling = 2 ** 1.5;

/** What runs less often than this may be work that is done once, whatever the size. */
const fewest = 400;

/**
 * The code that a workload runs faster than linearly, from a small size to a large one. Without such code, two small
 * sizes tell, since nothing but the workload changes the counts.
 */
export function steepCode(counter: ExecutionCounter, workload: Workload): readonly SteepCode[] {
  const runs: Executions[] = [counter.count(() => workload(smallest))];
  let suspected: readonly string[] | undefined;
  for (let size = smallest * 2; size <= largest && suspected?.length !== 0; size *= 2) {
    const before = runs.at(-1);
    const now = counter.count(() => workload(size));
    runs.push(now);
    suspected = (suspected ?? [...now.keys()]).filter((code) => {
      const executions = now.get(code) ?? 0;
      return executions >= fewest && executions > doubling * (before?.get(code) ?? 0);
    });
  }
  return (suspected ?? []).map((code) => ({ code, executions: runs.map((run) => run.get(code) ?? 0) }));
}
