import { dirname, join, relative, resolve, sep } from 'node:path';
import { withoutTrailing } from '#schemas/trailing';
import { parseGlob, type Glob } from '#schemas/values/glob';
import { largestProjectFileInBytes } from '#schemas/limits';
import { fileCalls } from './fileCalls';
import { readRegularFile } from './regularFile';

/**
 * Every file that is found is compared with every pattern, so a file in a repository of others must not have endlessly
 * many. This is several times as many as the longest collections of them.
 */
const mostPatterns = 5_000;

/** One line of a `.gitignore`. */
interface Pattern {
  readonly glob: Glob;
  readonly foldersOnly: boolean;
  /** Whether the line begins with `!`, which takes back what lines above it leave out. */
  readonly takesBack: boolean;
}

/** The `.gitignore` of one folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: readonly Pattern[];
}

/**
 * What the `.gitignore` files of a folder and of those above it leave out of a search. Patterns are matched by our own
 * globs: a file in a repository of others must not be able to hang a regular expression.
 */
export class IgnoredFiles {
  /** From the outermost folder to the innermost. */
  readonly #files: readonly IgnoreFile[];

  private constructor(files: readonly IgnoreFile[]) {
    this.#files = files;
  }

  /** What applies to a folder that is to be searched: the files above it, up to the root of its repository. */
  static async above(directory: string): Promise<IgnoredFiles> {
    const folders = await foldersUpToRepository(resolve(directory));
    let ignored = new IgnoredFiles([]);
    for (const folder of folders.reverse()) ignored = await ignored.within(folder);
    // Somebody who names a folder wants to search it, even where Git ignores it.
    return isIgnoredItself(ignored, folders, resolve(directory)) ? new IgnoredFiles([]) : ignored;
  }

  /** The same with the `.gitignore` of one folder more. */
  async within(folder: string): Promise<IgnoredFiles> {
    const patterns = await readPatterns(join(folder, '.gitignore'));
    return patterns.length === 0
      ? this
      : new IgnoredFiles([...this.#files, { folder: resolve(folder), patterns }]);
  }

  /** Whether a path is left out. The folders above it were not, or nobody would ask. */
  has(path: string, isFolder: boolean): boolean {
    for (const { folder, patterns } of [...this.#files].reverse()) {
      const below = relative(folder, resolve(path)).split(sep).join('/');
      const last = patterns.findLast(
        ({ glob, foldersOnly }) => (isFolder || !foldersOnly) && glob.matches(below),
      );
      if (last !== undefined) return !last.takesBack;
    }
    return false;
  }
}

function isIgnoredItself(ignored: IgnoredFiles, folders: readonly string[], directory: string): boolean {
  return [...folders, directory].some((folder) => ignored.has(folder, true));
}

/** The folders above a folder up to the one with `.git`, innermost first; none where there is no repository. */
async function foldersUpToRepository(directory: string): Promise<string[]> {
  const folders: string[] = [];
  for (let folder = directory; ; folder = dirname(folder)) {
    if (folder !== directory) folders.push(folder);
    if (await exists(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [];
  }
}

/** Whether there is something at a path. */
export async function exists(path: string): Promise<boolean> {
  return fileCalls()
    .stat(path)
    .then(
      () => true,
      () => false,
    );
}

async function readPatterns(path: string): Promise<readonly Pattern[]> {
  try {
    const text = (await readRegularFile(path, largestProjectFileInBytes)).toString('utf8');
    // The last of lines that are the same decides.
    const lines = [...new Set(text.split(/\r?\n/).reverse())].reverse();
    return lines.slice(0, mostPatterns).flatMap(readPattern);
  } catch {
    return [];
  }
}

/** Reads one line as gitignore(5) describes it; a line that says nothing, or is not a glob, gives nothing. */
function readPattern(line: string): Pattern[] {
  const written = withoutTrailingSpaces(line);
  if (written === '' || written.startsWith('#')) return [];
  const takesBack = written.startsWith('!');
  const withoutMark = takesBack ? written.slice(1) : written;
  const foldersOnly = withoutMark.endsWith('/');
  const path = foldersOnly ? withoutMark.slice(0, -1) : withoutMark;
  // Without a slash in it, a pattern fits a name in any folder.
  const anchored = path.includes('/') ? path.replace(/^\//, '') : `**/${path}`;
  // `a/**` fits all that is in `a`, but not `a` itself.
  const inside = anchored.endsWith('/**') ? `${anchored}/*` : anchored;
  try {
    return [{ glob: parseGlob(escapeBeyondGit(inside)), foldersOnly, takesBack }];
  } catch {
    return [];
  }
}

/** The line without the spaces at its end; one behind a backslash stays. */
function withoutTrailingSpaces(line: string): string {
  const bare = withoutTrailing(line, ' ');
  return bare.endsWith('\\') && bare !== line ? `${bare} ` : bare;
}

/** Escapes what our globs read and those of Git take as it is. */
function escapeBeyondGit(glob: string): string {
  return glob.replace(/\\.|[{}()]|^!/gs, (found) => (found.startsWith('\\') ? found : `\\${found}`));
}
