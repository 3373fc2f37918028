import { fileURLToPath, pathToFileURL } from 'node:url';
import { problemOfGlob } from '#schemas/values/glob';
import { excludedBy } from '#files/excluded';
import type { Input, UncheckedInput } from '#files/input';
import { findAt } from '#files/inputFiles';
import { listBlobs, readLayout } from '#files/layoutFiles';
import type { FindDocuments, LayoutHost, TextOfFile, UnreadFile } from '#lsp/host';

/** How much of a layout is read when somebody asks where a digest is mentioned. */
const mostDocuments = 2_000;
const mostBytes = 64 * 1024 * 1024;

/** The layouts in the file system, for folders with `file:` URIs. */
export const layouts: LayoutHost = {
  async blobs(folder) {
    const path = pathOf(folder);
    return path === undefined ? new Set() : listBlobs(path);
  },
  async *documents(folder) {
    const path = pathOf(folder);
    if (path === undefined) return;
    let documents = 0;
    let bytes = 0;
    for await (const found of readLayout(path)) {
      if ('problem' in found) continue;
      documents++;
      bytes += found.bytes.length;
      if (documents > mostDocuments || bytes > mostBytes) return;
      yield textOf(found);
    }
  },
};

/** Finds the documents at or below a `file:` URI. Globs that cannot be read exclude nothing. */
export const findDocuments: FindDocuments = async function* (uri, exclude) {
  const path = pathOf(uri);
  if (path === undefined) return;
  const globs = exclude.filter((glob) => problemOfGlob(glob) === undefined);
  for await (const found of findAt(path, excludedBy(globs, path)))
    yield 'problem' in found ? unread(found) : textOf(found);
};

function textOf({ path, text, kind, describedAs }: Input): TextOfFile {
  return { uri: pathToFileURL(path).href, text, kind, describedAs };
}

function unread({ path, problem }: UncheckedInput): UnreadFile {
  return { uri: pathToFileURL(path).href, problem };
}

/** The path of a `file:` URI; undefined for other URIs, and for those that name another machine. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
