import { relative, resolve, sep } from 'node:path';
import { parseFileGlob } from '#schemas/values/glob';

/**
 * Tells whether globs leave out a path when a directory is searched. They are relative to the working directory; a glob
 * without a slash fits a name in any folder. A folder that is left out is not searched.
 */
export function excludedBy(globs: readonly string[]): (path: string) => boolean {
  const parsed = globs.map((glob) => parseFileGlob(glob.replace(/\/$/, '')));
  return (path) => {
    const below = relative(process.cwd(), resolve(path)).split(sep).join('/');
    return parsed.some((glob) => glob.matches(below));
  };
}
