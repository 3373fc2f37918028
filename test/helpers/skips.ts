import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it, type Context } from 'mocha';

const ofUnix = 'Windows has no FIFOs, signals, permissions, or file names of Unix';

/** Skips a test, and says why. */
export function skip(context: Context, reason: string): void {
  console.log(`      (skipped: ${reason})`);
  context.skip();
}

/** Skips a test on Windows. */
export function needsUnix(context: Context): void {
  if (process.platform === 'win32') skip(context, ofUnix);
}

/** A test that is skipped on Windows. */
export function unix(title: string, test: (this: Context) => void | Promise<void>): void {
  if (process.platform === 'win32') it.skip(`${title} (skipped: ${ofUnix})`);
  else it(title, test);
}

/**
 * The path of bash. On Windows, that of Git, which the steps of workflows use: the one that Windows finds first may start a
 * Linux that is not installed.
 */
export const bash =
  process.platform === 'win32'
    ? join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Git', 'bin', 'bash.exe')
    : 'bash';

/** Skips a test on Windows without Git’s bash. */
export function needsBash(this: Context): void {
  if (process.platform === 'win32' && !existsSync(bash)) skip(this, `there is no ${bash}`);
}
