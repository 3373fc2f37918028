import { posix } from 'node:path';

/**
 * Where a file of the repository is on the site. Pages are HTML, and the README of a folder is its first page. Files without
 * an ending get one, since hosts would have browsers save them.
 * @param path the path from the root of the repository
 */
export function placeOnSite(path: string): string {
  if (posix.basename(path) === 'README.md') return posix.join(posix.dirname(path), 'index.html');
  if (path.endsWith('.md')) return path.replace(/\.md$/, '.html');
  return posix.extname(path) === '' ? `${path}.txt` : path;
}

/** The relative address of one place of the site on the page at another, which holds on every host and in every folder. */
export function addressFrom(page: string, place: string): string {
  return posix.relative(posix.dirname(page), place);
}
