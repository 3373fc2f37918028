import { relative, resolve, sep } from 'node:path';
import { parseFileGlob } from '#schemas/values/glob';

/**
 * Tells whether globs leave out a path when a directory is searched. They are relative to a folder; a glob without a
 * slash fits a name in any folder. A folder that is left out is not searched.
 */
export function excludedBy(
  globs: readonly string[],
  folder: string = process.cwd(),
): (path: string) => boolean {
  const parsed = globs.map((glob) => parseFileGlob(glob.replace(/\/$/, '')));
  return (path) => {
    const below = relative(folder, resolve(path)).split(sep).join('/');
    return parsed.some((glob) => glob.matches(below));
  };
}
