/** A frame of zstd content (RFC 8878) with these bytes as they are, in one block. */
export function zstdFrame(content: Uint8Array): Uint8Array {
  return frameOf(content.length, block(0, content.length, content));
}

/** A frame with one byte so many times, in few bytes: what a bomb is made of. */
export function zstdZeros(count: number): Uint8Array {
  const longest = 128 * 1024;
  const blocks: Uint8Array[] = [];
  for (let left = count; left > 0; left -= longest)
    blocks.push(block(1, Math.min(left, longest), Uint8Array.of(0), left <= longest));
  return frameOf(count, Buffer.concat(blocks));
}

/** A frame that decoders skip. */
export function skippableFrame(content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18), inBytes(content.length, 4), content]);
}

/** The footer of a zstd:chunked layer with these numbers, as containers/storage writes it (`footerDataToBlob`). */
export function chunkedFooter(numbers: readonly number[]): Uint8Array {
  const footer = Buffer.alloc(64);
  for (const [index, number] of numbers.entries()) footer.writeBigUInt64LE(BigInt(number), index * 8);
  footer.write('GNUlInUx', 56);
  return Buffer.concat([Uint8Array.of(0x50, 0x2a, 0x4d, 0x18), inBytes(footer.length, 4), footer]);
}

/** The size of the content needs four bytes; there is neither a dictionary nor a checksum. */
function frameOf(size: number, blocks: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0xa0), inBytes(size, 4), blocks]);
}

function block(type: number, size: number, content: Uint8Array, isLast = true): Uint8Array {
  return Buffer.concat([inBytes((size << 3) | (type << 1) | Number(isLast), 3), content]);
}

function inBytes(value: number, count: number): Uint8Array {
  const bytes = Buffer.alloc(count);
  bytes.writeUIntLE(value, 0, count);
  return bytes;
}
