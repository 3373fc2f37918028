import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemOfGlob } from '#schemas/values/glob';
import { layoutInArchive } from '#files/archive/layoutInArchive';
import { looksLikeLayout } from '#files/archive/looksLikeLayout';
import { excludedBy } from '#files/excluded';
import { pathOfUri } from '#files/fileUri';
import { type Input, type UncheckedInput, isPassedOver } from '#files/input';
import { findAt } from '#files/inputFiles';
import { fastDigestOf, FolderStore } from '#files/folderStore';
import { separateFromLinks } from '#files/hardLinks';
import { NeighborFiles } from '#files/neighborFiles';
import { isLayout, layoutIn, layoutReader, type LayoutReader } from '#files/layoutFiles';
import type { Layout } from '#service';
import { DamagedInstallation } from '#files/damagedInstallation';
import { verifyLayout } from '#files/verifyLayout';
import { archiveOf, layoutAddressOf } from '#lsp/archiveAddress';
import { UnreachableFiles } from '#lsp/host';
import { reasonOf } from '#files/regularFile';
import type { FindDocuments, LayoutHost, NeighborHost, TextOfFile, UnreadFile } from '#lsp/host';
import { readArchive, readArchivedFile, verifyArchive, type ArchiveToRead } from './archives';
import { withSignal } from './withSignal';

/** The layouts in the file system, for folders with `file:` URIs, and those in archives. */
export const layouts: LayoutHost = {
  digestOf: fastDigestOf,
  async read(folder, previous, work) {
    const archive = archiveAt(folder);
    if (archive !== undefined) return readArchive(archive, previous, work);
    const path = pathOfUri(folder);
    if (path === undefined || !(await isLayout(path))) return undefined;
    try {
      return await layoutIn(path, previous);
    } catch (error) {
      // Nobody tells when it can be read again.
      throw new UnreachableFiles(`The folder cannot be read: ${reasonOf(error)}.`);
    }
  },
  async looksLikeArchive(file) {
    const path = pathOfUri(file);
    return path !== undefined && looksLikeLayout(path);
  },
  async separateFromLinks(file) {
    const path = pathOfUri(file);
    if (path !== undefined && (await isLayout(dirname(path)))) await separateFromLinks(path);
  },
  async readArchived(layout, path) {
    const archive = archiveAt(layout.address);
    if (archive === undefined) throw new Error('is not in an archive');
    return readArchivedFile(archive, layout, path);
  },
  async verify(layout, work) {
    const archive = archiveAt(layout.address);
    if (archive !== undefined) return verifyArchive(archive, layout, work);
    const path = pathOfUri(layout.address);
    const store = path === undefined ? undefined : await FolderStore.at(path);
    if (store === undefined) return layout;
    const { token, onProgress } = work;
    return orDamage(
      withSignal(token, (signal) =>
        verifyLayout(layout, store, { onProgress, signal, isInBackground: true }),
      ),
    );
  },
  async verifyServed(layout, only, read, { token, onProgress }) {
    const places = { placeOf: (path: string) => ({ serve: () => read(path) }) };
    return orDamage(
      withSignal(token, (signal) =>
        verifyLayout(layout, places, { only, onProgress, signal, isInBackground: true }),
      ),
    );
  },
};

/** The layout that was verified, or that a file of this program cannot be loaded, as a sentence. */
async function orDamage(verified: Promise<Layout>): Promise<Layout | string> {
  try {
    return await verified;
  } catch (error) {
    if (error instanceof DamagedInstallation) return error.message;
    throw error;
  }
}

function archiveAt(address: string): ArchiveToRead | undefined {
  const path = pathOfUri(archiveOf(address));
  return path === undefined ? undefined : { path, address };
}

/** The files beside documents in the file system. */
export const neighbors: NeighborHost = new NeighborFiles();

/** Finds the documents at, in or below a `file:` URI. Globs that cannot be read exclude nothing. */
export const findDocuments: FindDocuments = async function* (uri, exclude, token) {
  const path = pathOfUri(uri);
  if (path === undefined) return;
  const globs = exclude.filter((glob) => problemOfGlob(glob) === undefined);
  const reader: LayoutReader = {
    ...layoutReader,
    inArchive: (archive) =>
      withSignal(token, (signal) => layoutInArchive(archive, { address: layoutAddressOf(uri), signal })),
  };
  for await (const found of findAt(path, excludedBy(globs, path), reader))
    yield 'problem' in found ? unread(found) : textOf(found);
};

function textOf({ path, archivedAt, text, layout }: Input): TextOfFile {
  return { uri: archivedAt ?? pathToFileURL(path).href, text, layout };
}

function unread(input: UncheckedInput): UnreadFile {
  const { path, problem } = input;
  return { uri: pathToFileURL(path).href, problem, isPassedOver: isPassedOver(input) };
}
