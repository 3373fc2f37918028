import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { stargzFooterIn, stargzTableName } from '#schemas/values/stargzFooter';
import type { StargzTable } from '#service';
import { ArchiveProblem } from './archive/archiveProblem';
import { StreamSource } from './archive/byteSource';
import { tarEntries } from './archive/tarEntries';
import { codeOf } from './regularFile';

/** No table is read any further (bytes). */
const largestTable = 1024 ** 3;

const chunkInBytes = 256 * 1024;

/**
 * Looks for the table of contents of an eStargz layer, as the stargz snapshotter does (estargz/gzip.go): the footer says
 * where a gzip member begins that has it.
 * @param tail the last bytes of the layer
 * @param from gives the bytes of the layer from an offset on; undefined where they can no longer be read
 */
export async function stargzTableIn(
  tail: Uint8Array,
  from: ((offset: number) => Iterable<Uint8Array>) | undefined,
): Promise<StargzTable> {
  const footer = stargzFooterIn(tail);
  if (footer === undefined) return { hasFooter: false };
  const isReadable = footer.offset !== undefined && from !== undefined;
  return { hasFooter: true, digest: isReadable ? await digestOfTable(from(footer.offset)) : undefined };
}

/** @returns null for what is no table; undefined for one that could not be read */
async function digestOfTable(bytes: Iterable<Uint8Array>): Promise<string | null | undefined> {
  const gunzip = createGunzip();
  const input = Readable.from(bytes).on('error', (error) => gunzip.destroy(error));
  const source = new StreamSource(input.pipe(gunzip));
  try {
    for await (const { path, size } of tarEntries(source, () => undefined)) {
      if (path !== stargzTableName) return null;
      if (size > largestTable) return undefined;
      const hash = createHash('sha256');
      for (let rest = size; rest > 0;) {
        const chunk = await source.read(Math.min(chunkInBytes, rest));
        if (chunk.length === 0) return null;
        hash.update(chunk);
        rest -= chunk.length;
      }
      return `sha256:${hash.digest('hex')}`;
    }
    return null;
  } catch (error) {
    const isContent = error instanceof ArchiveProblem || /^Z_/.test(codeOf(error) ?? '');
    return isContent ? null : undefined;
  } finally {
    input.destroy();
    gunzip.destroy();
  }
}
