import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof signals)[number];

const parentCheckInterval = 500;
const impatience = 1000;

/** The reason with which an interrupted program's work is aborted. */
export class Interruption extends Error {
  readonly signal: Signal;

  constructor(signal: Signal) {
    super(`Stopped by ${signal}.`);
    this.name = 'Interruption';
    this.signal = signal;
  }

  get exitCode(): number {
    return 128 + constants.signals[this.signal];
  }
}

/**
 * Runs a program, turns its outcome into the exit code and ends the process. Ctrl-C (or SIGTERM, SIGHUP) aborts the signal the program
 * gets, so that it can stop in good order what it has started; a second Ctrl-C ends the process at once.
 */
export async function runProgram(program: (interrupted: AbortSignal) => Promise<number>): Promise<void> {
  const controller = new AbortController();
  let interruptedAt = 0;
  const interrupt = (signal: Signal): void => {
    const interruption = new Interruption(signal);
    if (!controller.signal.aborted) {
      interruptedAt = performance.now();
      controller.abort(interruption);
    } else if (performance.now() - interruptedAt > impatience) {
      // One Ctrl-C may arrive twice at once: from the terminal, and from a program in between that passes it on.
      process.exit(interruption.exitCode);
    }
  };
  for (const signal of signals) process.on(signal, () => interrupt(signal));
  watchParent(() => interrupt('SIGHUP'));

  try {
    process.exit(await program(controller.signal));
  } catch (error) {
    const cause: unknown = controller.signal.aborted ? controller.signal.reason : error;
    console.error(cause instanceof Interruption ? cause.message : cause);
    process.exit(cause instanceof Interruption ? cause.exitCode : 1);
  }
}

/**
 * npm runs scripts in a shell, and passes a SIGTERM on to that shell only. The shell ends, and the script would run on
 * with nobody left to stop it; but it can see that its parent is gone.
 */
function watchParent(onGone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    onGone();
  }, parentCheckInterval);
  check.unref();
}
