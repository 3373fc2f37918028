import { constants, fstatSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { blockInBytes } from '#schemas/values/tarHeader';
import { readLayout, type Compression, type Layout } from '#service';
import { fileCalls, type OpenFile } from '#files/fileCalls';
import { fastDigestOf } from '#files/folderStore';
import { requireRegular, withoutWaiting } from '#files/regularFile';
import { readAt } from '#files/readAt';
import { formOfArchive } from './archiveForm';
import { indexArchive, layoutFolders, withProblem, type ArchiveIndex } from './archiveIndex';
import { ArchiveStore } from './archiveStore';
import { KeptContents, StoredContent } from './archivedContent';
import { FileSource, StreamSource } from './byteSource';
import { decompressed, type ReadingOptions } from './compression';
import { describeOtherArchive } from './otherArchive';

/** A layout in an archive. */
export interface ArchivedLayout {
  readonly layout: Layout;
  /** Where the layout is in the archive; empty for all of it. */
  readonly folder: string;
}

/** How the layout in an archive is read. */
export interface ArchiveOptions extends ReadingOptions {
  /** The URI of the layout’s folder; by default that of the archive with `!`. */
  readonly address?: string | undefined;
  /** Whether a compressed archive is left alone, because all of it would have to be read. */
  readonly isOnlyPlain?: boolean;
}

/** Finds out more about a layout while its archive is open. */
type CompleteLayout = (layout: Layout, store: ArchiveStore) => Promise<Layout>;

/**
 * Reads the layout in a tar archive, which may be compressed with gzip or zstd. What an archive is, its content says, and
 * its name does not matter.
 * @param complete gives the layout as it is to be returned
 * @returns undefined for a file that is no archive; a phrase that follows its path for an archive that is not a layout
 * @throws UnreadableFile or an error of the file system, or the reason of the signal
 */
export function layoutInArchive(
  path: string,
  options: ArchiveOptions = {},
  complete: CompleteLayout = (layout) => Promise.resolve(layout),
): Promise<ArchivedLayout | string | undefined> {
  return inArchive(path, options, async (store, index, folder) => {
    const { signal } = options;
    const layout = await readLayout(store, { digestOf: fastDigestOf, signal });
    signal?.throwIfAborted();
    return layout === undefined
      ? describeOtherArchive(index, [])
      : { layout: await complete(layout, store), folder };
  });
}

/**
 * Opens an archive, and has somebody use the layout in it until it is closed again.
 * @param use is given the store of the layout, what is in the archive, and where the layout is in it
 * @returns as `layoutInArchive`
 * @throws as `layoutInArchive`
 */
export async function inArchive<T>(
  path: string,
  { address = `${pathToFileURL(path).href}!`, isOnlyPlain = false, ...options }: ArchiveOptions,
  use: (store: ArchiveStore, index: ArchiveIndex, folder: string) => Promise<T>,
): Promise<T | string | undefined> {
  requireRegular(await fileCalls().stat(path));
  const handle = await fileCalls().open(path, constants.O_RDONLY | withoutWaiting);
  try {
    requireRegular(fstatSync(handle.fd));
    const form = formOfArchive(await readAt(handle, 0, blockInBytes));
    if (form === undefined) return undefined;
    if (form === 'xz' || form === 'bzip2')
      return `is compressed with ${form}, which this program does not read`;
    if (isOnlyPlain && form !== 'tar') return `is compressed with ${form}`;
    const stats = fstatSync(handle.fd, { bigint: true });
    const index =
      form === 'tar'
        ? await indexOfFile(handle, Number(stats.size), options)
        : await indexOfStream(handle, form, options);
    const folders = layoutFolders(index.tree);
    const [folder] = folders;
    if (folder === undefined || folders.length > 1) return describeOtherArchive(index, folders);
    const compression = form === 'tar' ? undefined : form;
    const archive = { file: await fileCalls().realpath(path), compression, stats, index };
    return await use(new ArchiveStore(address, folder, archive), index, folder);
  } finally {
    await handle.close();
  }
}

function indexOfFile(handle: OpenFile, size: number, { signal }: ReadingOptions): Promise<ArchiveIndex> {
  return indexArchive(new FileSource(handle, size), (_path, entry) => {
    signal?.throwIfAborted();
    return new StoredContent(handle, entry);
  });
}

async function indexOfStream(
  handle: OpenFile,
  compression: Compression,
  options: ReadingOptions,
): Promise<ArchiveIndex> {
  let hasTrailing = false as boolean;
  const onTrailing = (): void => {
    hasTrailing = true;
  };
  const source = new StreamSource(decompressed(handle, compression, { ...options, onTrailing }));
  const kept = new KeptContents();
  try {
    const index = await indexArchive(source, (path, entry) => kept.keep(source, path, entry));
    return hasTrailing ? withProblem(index, { kind: 'trailing', path: '', count: 1 }) : index;
  } finally {
    await source.close();
  }
}
