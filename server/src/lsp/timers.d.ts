// The timers that browsers, workers and Node all have. The server compiles against no host's types, so that
// nothing else of a host can slip in.

/** What `setTimeout` returns differs from host to host. */
interface Timer {
  readonly timer: unique symbol;
}

/** Runs a function once, after a time. */
declare function setTimeout(run: () => void, milliseconds: number): Timer;

/** Keeps a function from running that `setTimeout` was given. */
declare function clearTimeout(timer: Timer | undefined): void;
