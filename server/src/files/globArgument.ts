import { sep } from 'node:path';
import { parseGlob, problemOfGlob, type Glob } from '#schemas/values/glob';

/** An argument that is a glob. */
export interface GlobArgument {
  /** The directory that its fixed beginning names, with a slash at its end; empty for the working directory. */
  readonly directory: string;
  /** What follows, which paths below the directory fit. */
  readonly below: Glob;
  /** Whether the directory itself fits as well, as `images` does to `images/**`. */
  readonly fitsDirectory: boolean;
  /** Whether only directories fit. */
  readonly foldersOnly: boolean;
}

/**
 * Reads an argument that may be a glob. What is wrong with a glob is a sentence.
 * @param separator what paths have between their segments. Where that is a backslash, it is one in globs as well, and no
 * character can be escaped.
 * @returns undefined for an argument without characters that have a meaning in globs
 */
export function readGlobArgument(
  argument: string,
  separator: string = sep,
): GlobArgument | string | undefined {
  const glob = separator === '\\' ? argument.replaceAll('\\', '/') : argument;
  const fixed = /^(?:\\.|[^*?[{\\])*/s.exec(glob)?.[0] ?? '';
  if (!/^[*?[{]/.test(glob.slice(fixed.length))) return undefined;
  const end = fixed.lastIndexOf('/') + 1;
  const below = glob.slice(end).replace(/\/(?:\.?\/)+/g, '/');
  // Behind the point, an exclamation mark stands for itself.
  const source = `./${below.replace(/\/$/, '')}`;
  const problem = problemOfGlob(source);
  if (problem !== undefined) return problem;
  return {
    directory: glob.slice(0, end).replace(/\\(.)/gs, '$1'),
    below: parseGlob(source),
    fitsDirectory: parseGlob(`x${source.slice(1)}`).matches('x'),
    foldersOnly: below.endsWith('/'),
  };
}
