import { runProgram } from './runProgram';

/**
 * By then (ms), what the first documents need is compiled, and has been answered. At its end a server has no time left: editors
 * wait for it, or end it.
 */
const keptAfter = 3000;

/** The language server, whose code is kept because compiling it takes a quarter of the time to the first diagnostics. */
runProgram('languageServerProgram.js', (keep) => {
  setTimeout(keep, keptAfter).unref();
});
