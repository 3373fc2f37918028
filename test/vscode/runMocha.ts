import { format } from 'node:util';

import Mocha from 'mocha';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface RunOptions {
  /** The milliseconds that each test may take. */
  readonly timeout: number;
  /** Receives the report, line by line. */
  readonly print: (line: string) => void;
}

/** Runs test files and counts how they went. */
export async function runMocha(files: readonly string[], { timeout, print }: RunOptions): Promise<Counts> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => print(format(...args));
  // A test that was left focused would silently switch off all others.
  const mocha = new Mocha({ timeout, forbidOnly: true, color: false });
  for (const file of files) mocha.addFile(file);
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures });
    });
  });
}
