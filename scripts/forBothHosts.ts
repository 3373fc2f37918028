import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** A program that has a main file in `node` and one in `browser`, both below one folder. */
interface BothHosts {
  /** The folder, from the root of the project. */
  readonly sources: string;
  /** The name of both files, without an ending. */
  readonly file: string;
  /** The function that both export, and whose first call loads one of them; without it, one is loaded at once. */
  readonly exported?: string;
}

/**
 * What makes one program of a main file for Node and one for browsers. Nearly everything is the same for both, and a package
 * then has it once. A module is evaluated when it is first needed, so nothing that is for the other host is touched.
 * @param root the folder of the project
 * @param outfile the path of the program
 */
export function forBothHosts(
  root: string,
  outfile: string,
  { sources, file, exported }: BothHosts,
): BuildOptions {
  const load = `(globalThis.process?.versions?.node === undefined ? import('./browser/${file}') : import('./node/${file}'))`;
  const contents =
    exported === undefined
      ? `void ${load};`
      : `export const ${exported} = async (...args) => (await ${load}).${exported}(...args);`;
  return {
    stdin: { contents, resolveDir: join(root, sources), sourcefile: `${file}.js` },
    outfile,
    // The packages of the protocol name their parts for Node and for browsers by these conditions, and no others.
    conditions: ['node', 'browser'],
  };
}
