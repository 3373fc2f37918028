import { basename, relative } from 'node:path';

/** The program as package managers install it. */
export const programName = 'oci-manifest';

/**
 * How somebody at a terminal has started the program, so that a hint can be pasted there: `node dist/server/cli.js` where it is not
 * installed.
 * @param script the file that Node.js runs
 * @param folder the working directory
 */
export function startedAs(script: string, folder: string): string {
  const isInstalled = basename(script).startsWith(programName) || /[\\/]node_modules[\\/]/.test(script);
  if (isInstalled) return programName;
  const path = relative(folder, script);
  return `node ${shellArgument(path.startsWith('..') ? script : path)}`;
}

/** A path as shells take it for one argument. */
export function shellArgument(path: string): string {
  return /[\s'&;()$`*?]/.test(path) ? `"${path}"` : path;
}
