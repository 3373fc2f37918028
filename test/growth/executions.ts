import { Session, type Profiler } from 'node:inspector';
import { countScans } from './scans';

/** How often code ran, by function: for each function, the number of its part that ran most often. */
export type Executions = ReadonlyMap<string, number>;

/**
 * Counts what a run executes, by the runtime's own count for coverage, and what it makes the runtime's functions scan.
 * Neither depends on the machine, its load, or the compiler.
 */
export class ExecutionCounter {
  readonly #session = new Session();

  /** Begins to count. The runtime counts in all code of this process until `stop`. */
  start(): void {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  stop(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  /** Between two counts nothing of the product may run: the runtime counts on, and asking it takes long. */
  count(run: () => void): Executions {
    const scans = countScans(run);
    return new Map([...executionsIn(this.#take()), ...scans]);
  }

  /** The counts since the last call; a session within the process answers before `post` returns. */
  #take(): readonly Profiler.ScriptCoverage[] {
    let taken: readonly Profiler.ScriptCoverage[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      taken = result;
    });
    return taken;
  }
}

function executionsIn(scripts: readonly Profiler.ScriptCoverage[]): Map<string, number> {
  const executions = new Map<string, number>();
  for (const { url, functions } of scripts) {
    // Functions come in the order of their beginnings, so that those around one are those before it that end later.
    const around: { name: string; end: number }[] = [];
    for (const { functionName, ranges } of functions) {
      const [whole] = ranges;
      if (whole === undefined) continue;
      while ((around.at(-1)?.end ?? Infinity) < whole.endOffset) around.pop();
      const name = functionName === '' ? `in ${around.at(-1)?.name ?? 'module'}` : functionName;
      around.push({ name, end: whole.endOffset });
      const key = `${fileOf(url)}: ${name}`;
      const count = Math.max(...ranges.map((range) => range.count));
      executions.set(key, Math.max(executions.get(key) ?? 0, count));
    }
  }
  return executions;
}

/** The last folders of a path are enough to find a file by. */
function fileOf(url: string): string {
  return url.split('/').slice(-3).join('/');
}
