import { fileCalls } from './fileCalls';
import { readGlobArgument, type GlobArgument } from './globArgument';
import { IgnoredFiles } from './ignoredFiles';
import { isDirectory } from './layoutFiles';
import { type IsExcluded, searchedEntries } from './searchedEntries';

/** A path to look at, or one that cannot be looked at. */
export interface PathToFind {
  readonly path: string;
  /** Why nothing can be found there, as a phrase that follows the path and a colon. */
  readonly problem?: string;
}

/**
 * The paths that arguments stand for, in order. An argument that leads to nothing and has characters of a glob stands for the
 * files and directories that fit it, as a search meets them.
 */
export async function withoutGlobs(
  args: readonly string[],
  isExcluded: IsExcluded,
): Promise<readonly PathToFind[]> {
  const paths: PathToFind[] = [];
  for (const path of args) {
    const glob = readGlobArgument(path);
    if (glob === undefined || (await isThere(path))) paths.push({ path });
    else if (typeof glob === 'string')
      paths.push({
        path,
        problem: `no file or directory has this name, and it is not a valid glob. ${glob}`,
      });
    else for (const found of await pathsOf(path, glob, isExcluded)) paths.push(found);
  }
  return paths;
}

async function isThere(path: string): Promise<boolean> {
  return fileCalls()
    .lstat(path)
    .then(
      () => true,
      () => false,
    );
}

async function pathsOf(
  argument: string,
  glob: GlobArgument,
  isExcluded: IsExcluded,
): Promise<readonly PathToFind[]> {
  const directory = glob.directory === '' ? '.' : glob.directory;
  const search = new GlobSearch(glob, isExcluded);
  if (await isDirectory(directory)) {
    if (glob.fitsDirectory) return [{ path: directory }];
    await search.searchIn(directory, '', await IgnoredFiles.above(directory));
  }
  return search.found.length > 0 ? search.found : [{ path: argument, problem: search.whyNothing }];
}

/** A search for what fits a glob. It goes only where something may fit. */
class GlobSearch {
  readonly found: PathToFind[] = [];
  readonly #glob: GlobArgument;
  readonly #isExcluded: IsExcluded;
  #leavesOut = false;

  constructor(glob: GlobArgument, isExcluded: IsExcluded) {
    this.#glob = glob;
    this.#isExcluded = isExcluded;
  }

  /** Why there is nothing, as a phrase that follows the glob and a colon. */
  get whyNothing(): string {
    const problem = 'no file or directory matches this glob';
    return this.#leavesOut ? `${problem}, not counting links and what is ignored` : problem;
  }

  /** @param prefix the path of the directory as the glob sees it, with a slash at its end */
  async searchIn(directory: string, prefix: string, above: IgnoredFiles): Promise<void> {
    const { below, foldersOnly } = this.#glob;
    const searched = await searchedEntries(
      directory,
      above,
      this.#isExcluded,
      (name, mayBeFolder) =>
        (below.matches(prefix + name) && (mayBeFolder || !foldersOnly)) ||
        (mayBeFolder && below.mayMatchBelow(prefix + name)),
    );
    if (typeof searched === 'string') {
      this.found.push({ path: directory, problem: searched });
      return;
    }
    this.#leavesOut ||= searched.leavesOut;
    for (const { name, path, isFolder, problem } of searched.entries) {
      const fits = below.matches(prefix + name) && (isFolder || !foldersOnly);
      if (problem !== undefined) {
        if (fits || isFolder) this.found.push({ path, problem });
        // A directory that fits is searched as a whole, so what is in it need not be named.
      } else if (fits) this.found.push({ path });
      else if (isFolder) await this.searchIn(path, `${prefix}${name}/`, searched.ignored);
    }
  }
}
