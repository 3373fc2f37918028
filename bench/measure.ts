/** Something to measure; it is run anew, from nothing, each time. */
export interface Contender {
  readonly name: string;
  /** What it returns, if that is a function, is called afterward to clean up, outside of the measurement. */
  readonly run: () => unknown;
}

/**
 * Measures contenders in turns, so that whatever else the machine does disturbs all of them alike.
 * What is over in a blink is run in batches, since clocks are coarse. Resolves to each one's median for one run,
 * in milliseconds.
 */
export async function measure(
  contenders: readonly Contender[],
  rounds: number,
  batch: number,
): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUp(rounds); round < rounds; round++) {
    for (const { name, run } of contenders) {
      const start = performance.now();
      let result: unknown;
      for (let time = 0; time < batch; time++) result = await run();
      if (round >= 0) times.get(name)!.push((performance.now() - start) / batch);
      if (typeof result === 'function') await (result as () => unknown)();
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

/** An editor's server has seen many documents before; the compiler needs some rounds to have as well. */
function warmUp(rounds: number): number {
  return Math.max(2, Math.floor(rounds / 2));
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
