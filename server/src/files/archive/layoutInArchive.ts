import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { readLayout, type Compression, type Layout } from '#service';
import { fastDigestOf } from '#files/folderStore';
import { requireRegular, withoutWaiting } from '#files/regularFile';
import { indexArchive, layoutFolders, type ArchiveIndex } from './archiveIndex';
import { ArchiveStore } from './archiveStore';
import { KeptContents, StoredContent } from './archivedContent';
import { FileSource, StreamSource } from './byteSource';
import { readAt } from '#files/readAt';
import { decompressed } from './compression';
import { describeOtherArchive } from './otherArchive';
import { blockInBytes, isTarHeader } from './tarEntries';

/** A layout in an archive. */
export interface ArchivedLayout {
  readonly layout: Layout;
  /** Where the layout is in the archive; empty for all of it. */
  readonly folder: string;
}

/**
 * Reads the layout in a tar archive, which may be compressed with gzip or zstd. What an archive is, its content says, and
 * its name does not matter.
 * @returns undefined for a file that is no archive; a phrase that follows its path for an archive that is not a layout
 * @throws UnreadableFile or an error of the file system
 */
export async function layoutInArchive(path: string): Promise<ArchivedLayout | string | undefined> {
  requireRegular(await stat(path));
  const handle = await open(path, constants.O_RDONLY | withoutWaiting);
  try {
    requireRegular(await handle.stat());
    const form = formOf(await readAt(handle, 0, blockInBytes));
    if (form === undefined) return undefined;
    if (form === 'xz' || form === 'bzip2')
      return `is compressed with ${form}, which this program does not read`;
    const stats = await handle.stat({ bigint: true });
    const index =
      form === 'tar' ? await indexOfFile(handle, Number(stats.size)) : await indexOfStream(handle, form);
    const folders = layoutFolders(index.tree);
    const [folder] = folders;
    if (folder === undefined || folders.length > 1) return describeOtherArchive(index, folders);
    const layout = await readLayout(new ArchiveStore(path, folder, index, stats), { digestOf: fastDigestOf });
    return layout === undefined ? describeOtherArchive(index, []) : { layout, folder };
  } finally {
    await handle.close();
  }
}

function indexOfFile(handle: FileHandle, size: number): Promise<ArchiveIndex> {
  return indexArchive(new FileSource(handle, size), (_path, entry) => new StoredContent(handle, entry));
}

async function indexOfStream(handle: FileHandle, compression: Compression): Promise<ArchiveIndex> {
  const source = new StreamSource(decompressed(handle, compression));
  const kept = new KeptContents();
  try {
    return await indexArchive(source, (path, entry) => kept.keep(source, path, entry));
  } finally {
    await source.close();
  }
}

/** What a file is that may be an archive, by its first block. */
function formOf(block: Buffer): 'tar' | 'xz' | 'bzip2' | Compression | undefined {
  if (block.length >= 4) {
    const magic = block.readUInt32LE(0);
    // A zstd file may begin with a frame that is to be skipped (RFC 8878, section 3.1.2).
    if (magic === 0xfd2fb528 || magic >>> 4 === 0x184d2a5) return 'zstd';
  }
  const known = signatures.find(({ bytes }) => bytes.every((byte, index) => block[index] === byte));
  return known?.form ?? (isTarHeader(block) ? 'tar' : undefined);
}

const signatures = [
  { form: 'gzip', bytes: [0x1f, 0x8b, 0x08] },
  { form: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { form: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
] as const;
