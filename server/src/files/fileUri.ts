import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` URI; undefined for other URIs, and for those that name another machine. */
export function pathOfUri(uri: string | undefined): string | undefined {
  if (uri?.startsWith('file:') !== true) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

let last = { folder: '', uri: '' };

/** The `file:` URI of a path. What files of one folder share is encoded once: a layout has thousands of them. */
export function uriOfFile(path: string): string {
  const nameAt = path.lastIndexOf(sep) + 1;
  const name = path.slice(nameAt);
  if (nameAt === 0 || !/^\w[\w.-]*$/.test(name)) return pathToFileURL(path).href;
  const folder = path.slice(0, nameAt);
  if (folder !== last.folder) last = { folder, uri: pathToFileURL(folder).href };
  return last.uri + name;
}
