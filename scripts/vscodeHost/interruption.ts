import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The reason with which an interrupted program's work is aborted. */
export class Interruption extends Error {
  readonly exitCode: number;

  constructor(signal: (typeof signals)[number]) {
    super(`Stopped by ${signal}.`);
    this.name = 'Interruption';
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * Runs a program and turns its outcome into the exit code. The first Ctrl-C (or SIGTERM, SIGHUP) aborts the signal the
 * program gets, so that it can stop in good order what it has started; a second one ends the process at once.
 */
export async function runProgram(program: (interrupted: AbortSignal) => Promise<number>): Promise<void> {
  const controller = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => {
      const interruption = new Interruption(signal);
      if (controller.signal.aborted) process.exit(interruption.exitCode);
      controller.abort(interruption);
    });
  }
  try {
    process.exitCode = await program(controller.signal);
  } catch (error) {
    const cause: unknown = controller.signal.aborted ? controller.signal.reason : error;
    console.error(cause instanceof Interruption ? cause.message : cause);
    process.exitCode = cause instanceof Interruption ? cause.exitCode : 1;
  }
}
