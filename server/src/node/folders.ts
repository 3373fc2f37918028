import { pathToFileURL } from 'node:url';
import { problemOfGlob } from '#schemas/values/glob';
import { excludedBy } from '#files/excluded';
import { pathOfUri } from '#files/fileUri';
import type { Input, UncheckedInput } from '#files/input';
import { findAt } from '#files/inputFiles';
import { FolderStore } from '#files/folderStore';
import { NeighborFiles } from '#files/neighborFiles';
import { isLayout, layoutIn } from '#files/layoutFiles';
import { verifyLayout } from '#files/verifyLayout';
import type { FindDocuments, LayoutHost, NeighborHost, TextOfFile, UnreadFile } from '#lsp/host';

/** The layouts in the file system, for folders with `file:` URIs. */
export const layouts: LayoutHost = {
  async read(folder, previous) {
    const path = pathOfUri(folder);
    return path !== undefined && (await isLayout(path)) ? layoutIn(path, previous) : undefined;
  },
  async verify(layout, { token, onProgress }) {
    const path = pathOfUri(layout.address);
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

/** The files beside documents in the file system. */
export const neighbors: NeighborHost = new NeighborFiles();

/** Finds the documents at or below a `file:` URI. Globs that cannot be read exclude nothing. */
export const findDocuments: FindDocuments = async function* (uri, exclude) {
  const path = pathOfUri(uri);
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
