import { Session, type Profiler } from 'node:inspector';

/** Tells whether code has run that had not run before, by the runtime's own count for coverage. */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  }

  /** Whether a block has run since the last call that had never run until then. */
  grew(): boolean {
    const before = this.#seen.size;
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      this.#add(result);
    });
    return this.#seen.size > before;
  }

  #add(scripts: readonly Profiler.ScriptCoverage[]): void {
    for (const { scriptId, url, functions } of scripts) {
      if (!/[\\/](?:server|schemas)[\\/]src[\\/]/.test(url)) continue;
      for (const { ranges } of functions)
        for (const { startOffset, endOffset, count } of ranges)
          if (count > 0) this.#seen.add(`${scriptId} ${startOffset} ${endOffset}`);
    }
  }
}
