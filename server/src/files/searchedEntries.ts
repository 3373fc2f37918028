import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { fileCalls } from './fileCalls';
import type { IgnoredFiles } from './ignoredFiles';
import { reasonOf } from './regularFile';

/** Tells whether a path below a directory is left out of its search. */
export type IsExcluded = (path: string) => boolean;

/** What a search meets in a directory. */
export interface SearchedEntry {
  readonly name: string;
  /** The path of the directory with the name. */
  readonly path: string;
  readonly isFolder: boolean;
  /** Why it cannot be looked at, as a phrase that follows the path and a colon. */
  readonly problem?: string;
}

/** The entries of a directory that a search looks at, by name. */
export interface SearchedEntries {
  readonly entries: readonly SearchedEntry[];
  /** What is ignored in the directories among them. */
  readonly ignored: IgnoredFiles;
  /** Whether there is more that is searched for, but that a search leaves out. */
  readonly leavesOut: boolean;
}

const skipped = new Set(['.git', 'node_modules']);

/**
 * The entries of a directory that a search looks at: those that are searched for, without links, what is excluded, what
 * `.gitignore` files list, and what others have installed. If the directory cannot be listed, the reason as a phrase.
 * @param above what the `.gitignore` files above the directory list
 * @param isSearchedFor tells whether a name is searched for; what a link leads to may be a folder
 */
export async function searchedEntries(
  directory: string,
  above: IgnoredFiles,
  isExcluded: IsExcluded,
  isSearchedFor: (name: string, mayBeFolder: boolean) => boolean,
): Promise<SearchedEntries | string> {
  const listed = await listDirectory(directory);
  if (typeof listed === 'string') return listed;
  const ignored = await above.within(directory);
  const entries: SearchedEntry[] = [];
  let leavesOut = false;
  for (const { bytes, entry } of listed) {
    const name = bytes.toString();
    const isFolder = entry.isDirectory();
    const isLink = entry.isSymbolicLink();
    if (!isSearchedFor(name, isFolder || isLink)) continue;
    const path = join(directory, name);
    // What links lead to is found where it is, or is not part of the directory.
    if (isLink || skipped.has(name) || isExcluded(path) || ignored.has(path, isFolder)) leavesOut = true;
    // Node cannot say such a name in text, so neither a report nor a project file could name the document.
    else if (!isUtf8(bytes)) entries.push({ name, path, isFolder, problem: 'the name is not valid UTF-8' });
    else entries.push({ name, path, isFolder });
  }
  return { entries, ignored, leavesOut };
}

/** The entries of a directory by name, or the reason why there are none. */
async function listDirectory(directory: string) {
  try {
    const entries = await fileCalls().readdir(directory, { withFileTypes: true, encoding: 'buffer' });
    return entries
      .map((entry) => ({ bytes: entry.name, entry }))
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  } catch (error) {
    return reasonOf(error);
  }
}
