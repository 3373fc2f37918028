import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

/** Measures what a Node.js program takes of the processor, by a file that the program writes when it ends. */
export class CpuTimer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
  readonly #file = join(this.#folder, 'cpu-time');

  /** The arguments of Node.js that come before the program. */
  readonly arguments: readonly string[] = [
    '--require',
    join(repositoryRoot, 'test', 'helpers', 'reportCpuTime.cjs'),
  ];

  /** The environment of the program. */
  readonly env: NodeJS.ProcessEnv = { ...process.env, CPU_TIME_FILE: this.#file };

  /** The time in milliseconds; infinite when the program did not end by itself. */
  read(): number {
    return existsSync(this.#file) ? Number(readFileSync(this.#file, 'utf8')) : Infinity;
  }

  /** Removes the file, once the program has ended. */
  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/**
 * Runs something, and gives its result with the milliseconds that this process took of the processor meanwhile. These are
 * 0 in mutation testing, where the code also counts what it runs.
 */
export function withCpuTime<Result>(run: () => Result): {
  readonly result: Result;
  readonly cpuTime: number;
} {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, cpuTime: '__stryker__' in globalThis ? 0 : (user + system) / 1000 };
}
