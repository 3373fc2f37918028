/** The signals that `StopSignal` may name (config.md, "Properties"). */

/** The signals of Linux by the names that runtimes know (signal(7)). */
export const signals: readonly string[] = (
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
  'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
)
  .split(' ')
  .map((name) => `SIG${name}`);

const known = new Set(signals);

/**
 * Tells whether a text is the name of a signal as the specification writes it, with `SIG` and in uppercase. Real-time
 * signals such as `SIGRTMIN+3` are included.
 */
export function isSignal(text: string): boolean {
  return known.has(text) || isRealTimeSignal(text);
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
