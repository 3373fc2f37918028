import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { blockInBytes } from '#schemas/values/tarHeader';
import { digestOfPath } from '#service';
import { readAt } from '#files/readAt';
import { requireRegular, withoutWaiting } from '#files/regularFile';
import { formOfArchive } from './archiveForm';
import { ArchiveProblem } from './archiveProblem';
import { pathInside } from './archiveTree';
import { FileSource, StreamSource, type ByteSource } from './byteSource';
import { decompressed } from './compression';
import { tarEntries } from './tarEntries';

/** The tools that write layouts put something of them among the first entries. */
const mostEntriesLookedAt = 20;

/** So much of the content of a compressed archive is looked at. */
const mostBytesLookedAt = 1024 * 1024;

/**
 * Tells whether an archive seems to hold a layout, by its first entries: one of them is a layout file, or a blob by its
 * name. It takes no longer for a large archive than for a small one.
 */
export async function looksLikeLayout(path: string): Promise<boolean> {
  try {
    requireRegular(await stat(path));
    const handle = await open(path, constants.O_RDONLY | withoutWaiting);
    try {
      const found = await handle.stat();
      requireRegular(found);
      const form = formOfArchive(await readAt(handle, 0, blockInBytes));
      if (form === 'tar') return await beginsWithLayout(new FileSource(handle, found.size));
      if (form !== 'gzip' && form !== 'zstd') return false;
      const source = new StreamSource(decompressed(handle, form));
      try {
        return await beginsWithLayout(source, mostBytesLookedAt);
      } finally {
        await source.close();
      }
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

async function beginsWithLayout(source: ByteSource, most = Infinity): Promise<boolean> {
  let count = 0;
  try {
    for await (const { path, size, offset } of tarEntries(source, () => undefined)) {
      if (isOfLayout(pathInside(path) ?? '')) return true;
      if (++count >= mostEntriesLookedAt || offset + size > most) return false;
    }
  } catch (error) {
    if (!(error instanceof ArchiveProblem)) throw error;
  }
  return false;
}

/** A layout may be in a folder of the archive. */
function isOfLayout(path: string): boolean {
  const parts = path.split('/');
  return parts.at(-1) === 'oci-layout' || digestOfPath(parts.slice(-3).join('/')) !== undefined;
}
