import { hasAt } from './bytes';

/** Where the tables of a zstd:chunked layer are, as its footer says and as its annotations write it. */
export interface ChunkedPositions {
  readonly table: string;
  /** What restores the tar archive byte by byte; undefined where the layer has no such data. */
  readonly tarSplit: string | undefined;
}

/** The magic number of a skippable frame, and its size: 64 bytes. */
const skippableFrame = '\x50\x2a\x4d\x18\x40\0\0\0';
const footerMagic = 'GNUlInUx';
const stargzMagic = 'GnUlInUx';

/** So many bytes at the end of a layer are its footer: a skippable frame of zstd with 64 bytes. */
export const footerInBytes = skippableFrame.length + 64;

/**
 * Reads the footer of a zstd:chunked layer: seven numbers of 64 bits, the lowest byte first, and a magic number. Undefined for
 * layers that have no footer of this form.
 * @param tail the last bytes of the layer
 */
export function chunkedPositionsIn(tail: Uint8Array): ChunkedPositions | undefined {
  if (tail.length < footerInBytes) return undefined;
  const footer = tail.subarray(tail.length - footerInBytes);
  if (!hasAt(footer, 0, skippableFrame) || !hasAt(footer, footerInBytes - footerMagic.length, footerMagic))
    return undefined;
  const view = new DataView(footer.buffer, footer.byteOffset + skippableFrame.length);
  const numberAt = (index: number): bigint => view.getBigUint64(index * 8, true);
  const numbers = (...indexes: readonly number[]): string => indexes.map(numberAt).join(':');
  return {
    table: numbers(0, 1, 2, 3),
    tarSplit: numberAt(4) === 0n ? undefined : numbers(4, 5, 6),
  };
}

/**
 * Tells whether a layer ends as one of zstd:chunked, in whatever version of the footer: containers/storage writes this magic
 * number at the end of each, and the stargz snapshotter one that differs in the case of a letter.
 * @param tail the last bytes of the layer
 */
export function endsAsChunked(tail: Uint8Array): boolean {
  const start = tail.length - footerMagic.length;
  return start >= 0 && [footerMagic, stargzMagic].some((magic) => hasAt(tail, start, magic));
}
