import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** How the bytes of a layer are compressed. */
export type Compression = 'none' | 'gzip' | 'zstd';

/** The digest of bytes. */
export function digestOfBytes(bytes: Uint8Array, algorithm: 'sha256' | 'sha512' = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** A tar archive of one regular file, in the ustar format; its name has at most 100 bytes. */
export function tarOf(name: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([tarHeader(name, bytes.length), padded(bytes), Buffer.alloc(2 * tarBlock)]);
}

const tarBlock = 512;

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((tarBlock - (bytes.length % tarBlock)) % tarBlock)]);
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(tarBlock);
  header.write(name, 0);
  header.write('0000644\0' + '0000000\0' + '0000000\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0` + `${'0'.padStart(11, '0')}\0`, 124);
  // The checksum is taken with spaces in its own place.
  header.write(' '.repeat(8) + '0', 148);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Bytes, compressed. */
export function compress(bytes: Buffer, compression: Compression): Buffer {
  switch (compression) {
    case 'none':
      return bytes;
    case 'gzip':
      return gzipSync(bytes);
    case 'zstd':
      return zstdFrame(bytes);
  }
}

/** A zstd frame (RFC 8878) that stores bytes as they are: Node 20 cannot compress with zstd. */
function zstdFrame(bytes: Buffer): Buffer {
  const maximum = 128 * 1024;
  if (bytes.length > maximum) throw new Error('A block of zstd holds at most 128 KiB.');
  const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
  // One segment, and a content size of four bytes.
  const descriptor = Buffer.from([0b1010_0000]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  // The last block, of the type “raw”.
  const block = Buffer.alloc(3);
  block.writeUIntLE((bytes.length << 3) | 1, 0, 3);
  return Buffer.concat([magic, descriptor, size, block, bytes]);
}
