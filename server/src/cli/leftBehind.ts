import { rmSync } from 'node:fs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The files that are there for a moment only. */
const passing = new Set<string>();

/**
 * Does something while a file is there that only this run needs. When a signal ends the program meanwhile, the file is
 * removed first. At all other times a signal ends the program at once, also while it computes.
 */
export async function whileThere<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  if (passing.size === 0) for (const signal of signals) process.on(signal, removeAndEnd);
  passing.add(path);
  try {
    return await act();
  } finally {
    passing.delete(path);
    if (passing.size === 0) leaveSignalsAlone();
  }
}

function removeAndEnd(signal: NodeJS.Signals): void {
  for (const path of passing) rmSync(path, { force: true });
  leaveSignalsAlone();
  // Whoever waits for the program sees which signal has ended it.
  process.kill(process.pid, signal);
}

function leaveSignalsAlone(): void {
  for (const signal of signals) process.off(signal, removeAndEnd);
}
