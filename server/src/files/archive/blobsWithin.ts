import { open, type FileHandle } from 'node:fs/promises';
import type { BlobFacts, Compression } from '#service';
import type { BlobToRead } from '#files/blobPlace';
import { changedMeanwhile, factsOf, factsOfFailure, isSame, openFlags } from '#files/readBlob';
import { ArchiveProblem } from './archiveProblem';
import { StreamSource } from './byteSource';
import { decompressed } from './compression';

const chunkInBytes = 256 * 1024;

/**
 * Reads blobs of a compressed archive to their end, in one pass.
 * @param onRead told how many bytes more of the blobs have been read
 * @param onFacts told what was found out about each blob
 */
export async function readBlobsWithin(
  blobs: readonly [BlobToRead, ...BlobToRead[]],
  compression: Compression,
  onRead: (bytes: number) => void,
  onFacts: (blob: BlobToRead, facts: BlobFacts) => void,
): Promise<void> {
  const [archive] = blobs;
  const told = new Set<BlobToRead>();
  const tell = (blob: BlobToRead, facts: BlobFacts): void => {
    told.add(blob);
    onFacts(blob, facts);
  };
  const tellRest = (facts: BlobFacts): void => {
    for (const blob of blobs) if (!told.has(blob)) tell(blob, facts);
  };
  let opened: FileHandle | undefined;
  try {
    opened = await open(archive.file, openFlags);
    if (!isSame(opened.fd, archive)) {
      tellRest(changedMeanwhile);
      return;
    }
    const source = new StreamSource(decompressed(opened, compression));
    try {
      let last: { readonly offset: number; readonly facts: BlobFacts } | undefined;
      for (const blob of blobs) {
        // Links lead to the same bytes, which have passed by then.
        if (last?.offset !== blob.offset)
          last = { offset: blob.offset, facts: await read(blob, source, onRead) };
        tell(blob, isSame(opened.fd, blob) ? last.facts : changedMeanwhile);
      }
    } finally {
      await source.close();
    }
  } catch (error) {
    // All of the archive was read before.
    tellRest(error instanceof ArchiveProblem ? changedMeanwhile : factsOfFailure(error));
  } finally {
    await opened?.close();
  }
}

async function read(
  blob: BlobToRead,
  source: StreamSource,
  onRead: (bytes: number) => void,
): Promise<BlobFacts> {
  const end = blob.offset + blob.size;
  await source.moveTo(blob.offset);
  const next = async (): Promise<Uint8Array | undefined> => {
    const chunk = await source.read(Math.min(chunkInBytes, end - source.position));
    return chunk.length === 0 ? undefined : chunk;
  };
  return factsOf(blob, next, onRead);
}
