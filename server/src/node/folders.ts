import { fileURLToPath, pathToFileURL } from 'node:url';
import { problemOfGlob } from '#schemas/values/glob';
import { excludedBy } from '#files/excluded';
import type { Input, UncheckedInput } from '#files/input';
import { findAt } from '#files/inputFiles';
import { FolderStore } from '#files/folderStore';
import { isLayout, layoutIn } from '#files/layoutFiles';
import { verifyLayout } from '#files/verifyLayout';
import type { FindDocuments, LayoutHost, TextOfFile, UnreadFile } from '#lsp/host';

/** The layouts in the file system, for folders with `file:` URIs. */
export const layouts: LayoutHost = {
  async read(folder, previous) {
    const path = pathOf(folder);
    return path !== undefined && (await isLayout(path)) ? layoutIn(path, previous) : undefined;
  },
  async verify(layout, { token, onProgress }) {
    const path = pathOf(layout.address);
    const store = path === undefined ? undefined : await FolderStore.at(path);
    if (store === undefined) return layout;
    const controller = new AbortController();
    if (token.isCancellationRequested) controller.abort();
    const canceled = token.onCancellationRequested(() => controller.abort());
    try {
      return await verifyLayout(layout, store, { onProgress, signal: controller.signal });
    } finally {
      canceled.dispose();
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

function textOf({ path, text, layout }: Input): TextOfFile {
  return { uri: pathToFileURL(path).href, text, layout };
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
