import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { BlobFacts, VerificationStep } from '#service';
import { decompress, mostUncompressed } from './decompress';
import { notThroughLink, reasonOf, withoutWaiting } from './regularFile';
import { stampOf } from './stamp';

/** A blob to read to its end, and where it is: a path without links. */
export interface BlobToRead extends VerificationStep {
  readonly file: string;
}

const chunkInBytes = 256 * 1024;

const changed = 'it was changed while it was read';

/**
 * Reads a blob to its end once, and computes its digest and that of its uncompressed content.
 * @param onRead told how many bytes more have been read
 */
export async function readBlob(blob: BlobToRead, onRead: (bytes: number) => void): Promise<BlobFacts> {
  try {
    return await readOpened(blob, onRead);
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

async function readOpened(blob: BlobToRead, onRead: (bytes: number) => void): Promise<BlobFacts> {
  const { file, algorithm, compression, size } = blob;
  const opened = openSync(file, constants.O_RDONLY | withoutWaiting | notThroughLink);
  try {
    // The stamp names the file as well, so a link, a FIFO, or a file from elsewhere is not read in its place.
    if (!isSame(opened, blob)) return { problem: changed };
    const hash = algorithm === undefined ? undefined : createHash(algorithm);
    const buffers = [Buffer.allocUnsafe(chunkInBytes), Buffer.allocUnsafe(chunkInBytes)] as const;
    let position = 0;
    let turn = 0;
    const next = (): Uint8Array | undefined => {
      const buffer = buffers[turn === 0 ? 0 : 1];
      turn = 1 - turn;
      // No further than the file was long, because somebody may go on writing to it.
      const length = readSync(opened, buffer, 0, Math.min(chunkInBytes, size - position), position);
      if (length === 0) return undefined;
      position += length;
      const bytes = buffer.subarray(0, length);
      hash?.update(bytes);
      onRead(length);
      return bytes;
    };
    const uncompressed =
      compression === undefined ? undefined : await decompress(compression, next, mostUncompressed(size));
    // What is left is not decompressed.
    if (hash !== undefined) while (next() !== undefined);
    if (!isSame(opened, blob) || (hash !== undefined && position !== size)) return { problem: changed };
    return { digest: hash && `${algorithm}:${hash.digest('hex')}`, uncompressed };
  } finally {
    closeSync(opened);
  }
}

function isSame(opened: number, { stamp }: BlobToRead): boolean {
  const found = fstatSync(opened, { bigint: true });
  return found.isFile() && stampOf(found) === stamp;
}
