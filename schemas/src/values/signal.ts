/** A signal of Linux, as runtimes know it (signal(7)). */
export interface Signal {
  readonly name: string;
  /** Its number, where it is one that images ask for. */
  readonly number?: number;
  /** What it asks of a process, in a few words, where it is one that images ask for. */
  readonly meaning?: string;
}

/** All signals by their names; those that images ask for also with number and meaning. */
const table: readonly Signal[] = [
  { name: 'SIGABRT', number: 6, meaning: 'abort and dump core' },
  { name: 'SIGALRM', number: 14, meaning: 'a timer has run out' },
  { name: 'SIGBUS' },
  { name: 'SIGCHLD' },
  { name: 'SIGCLD' },
  { name: 'SIGCONT', number: 18, meaning: 'continue after a stop' },
  { name: 'SIGFPE' },
  {
    name: 'SIGHUP',
    number: 1,
    meaning: 'the terminal is gone; many servers reload their configuration',
  },
  { name: 'SIGILL' },
  { name: 'SIGINT', number: 2, meaning: 'interrupt, as Ctrl+C sends it' },
  { name: 'SIGIO' },
  { name: 'SIGIOT' },
  { name: 'SIGKILL', number: 9, meaning: 'end immediately; the process cannot clean up' },
  { name: 'SIGPIPE' },
  { name: 'SIGPOLL' },
  { name: 'SIGPROF' },
  { name: 'SIGPWR', number: 30, meaning: 'the power fails; some init systems shut down' },
  { name: 'SIGQUIT', number: 3, meaning: 'quit; web servers such as nginx finish open requests first' },
  { name: 'SIGSEGV' },
  { name: 'SIGSTKFLT' },
  { name: 'SIGSTOP', number: 19, meaning: 'pause; the process cannot refuse, and does not end' },
  { name: 'SIGSYS' },
  { name: 'SIGTERM', number: 15, meaning: 'a request to end; the default if no signal is set' },
  { name: 'SIGTRAP' },
  { name: 'SIGTSTP', number: 20, meaning: 'pause, as Ctrl+Z sends it' },
  { name: 'SIGTTIN' },
  { name: 'SIGTTOU' },
  { name: 'SIGURG' },
  { name: 'SIGUSR1', number: 10, meaning: 'the process defines what it means' },
  { name: 'SIGUSR2', number: 12, meaning: 'the process defines what it means' },
  { name: 'SIGVTALRM' },
  {
    name: 'SIGWINCH',
    number: 28,
    meaning: 'the window size has changed; Apache httpd finishes open requests and ends',
  },
  { name: 'SIGXCPU' },
  { name: 'SIGXFSZ' },
  { name: 'SIGRTMIN' },
  { name: 'SIGRTMAX' },
];

const byName: ReadonlyMap<string, Signal> = new Map(table.map((signal) => [signal.name, signal]));

/** The names of all signals. */
export const signals: readonly string[] = [...byName.keys()];

/** The signals that images ask for, with their numbers and meanings. */
export const commonSignals: readonly Required<Signal>[] = table.flatMap(({ name, number, meaning }) =>
  number === undefined || meaning === undefined ? [] : [{ name, number, meaning }],
);

/** Looks up a signal by its full name, in any case and without `SIG`, or by its number. */
export function lookUpSignal(text: string): Signal | undefined {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed)
    ? table.find(({ number }) => String(number) === trimmed)
    : byName.get(fullSignalName(trimmed));
}

/**
 * Tells whether a text is the name of a signal as the specification writes it, with `SIG` and in uppercase. Real-time
 * signals such as `SIGRTMIN+3` are included.
 */
export function isSignal(text: string): boolean {
  return byName.has(text) || isRealTimeSignal(text);
}

/** Tells whether a text is the name of a real-time signal, such as `SIGRTMIN`, `SIGRTMIN+3`, or `SIGRTMAX-2`. */
export function isRealTimeSignal(text: string): boolean {
  return /^SIGRT(?:MIN(?:\+\d{1,2})?|MAX(?:-\d{1,2})?)$/.test(text);
}

/** The name of a signal with `SIG` and in uppercase: `SIGTERM` for `term`. The result may be unknown. */
export function fullSignalName(text: string): string {
  const upper = text.trim().toUpperCase();
  return upper.startsWith('SIG') ? upper : `SIG${upper}`;
}
