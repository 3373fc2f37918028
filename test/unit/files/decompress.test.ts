import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { contentOf, decompress, mostUncompressed } from '#files/decompress';
import { testTable } from '#helpers/table';
import { skippableFrame, zstdFrame, zstdZeros } from '#helpers/zstd';
import { digestOf } from '#schemas/values/digest';
import type { Compression, Uncompressed } from '#service';

const text = 'The quick brown fox jumps over the lazy dog. '.repeat(40);
const bytes = Buffer.from(text);
const twice = Buffer.concat([bytes, bytes]);

/** The same text as `zstd -19` writes it, with a checksum. */
const compressed = Buffer.from(
  'KLUv/QRotQEA1AJUaGUgcXVpY2sgYnJvd24gZm94IGp1bXBzIG92ZXIgdGhlIGxhenkgZG9nLiABAMUW/qoM1/yTEA==',
  'base64',
);

/** Decompresses content that comes in pieces of this length. */
function inPieces(
  compression: Compression,
  content: Uint8Array,
  length: number,
  most = 1_000_000,
): Promise<Uncompressed> {
  let offset = 0;
  return decompress(
    compression,
    () => (offset < content.length ? content.slice(offset, (offset += length)) : undefined),
    most,
  );
}

function resultOf(expected: Uint8Array): Uncompressed {
  const isNoTar = expected.some((byte) => byte !== 0);
  return { digest: digestOf('sha256', expected) ?? '', size: expected.length, ...(isNoTar && { isNoTar }) };
}

const zeros = Buffer.alloc(512);
const member = gzipSync(bytes);
const frame = zstdFrame(bytes);

/** The beginning of a frame with a window of 64 MiB. */
const frameBeginning = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x80);

/** What `zstd --long=31` writes: a frame whose window has 2 GiB, with an empty block. */
const largeWindow = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00]);

/** What `zstd` writes of no content: a frame with the size 0, an empty block, and a checksum. */
const emptyFrame = Buffer.from('28b52ffd240001000099e9d851', 'hex');

/** The same with another byte at an offset. */
function emptyFrameWith(offset: number, byte: number): Buffer {
  const changed = Buffer.from(emptyFrame);
  changed[offset] = byte;
  return changed;
}

const cases: readonly (readonly [string, Compression, Uint8Array, Uncompressed])[] = [
  ['an empty zstd frame', 'zstd', emptyFrame, resultOf(zeros.subarray(512))],
  ['an empty zstd frame that says that it has content', 'zstd', emptyFrameWith(5, 1), { problem: 'damaged' }],
  ['a compressed block of zstd without content', 'zstd', emptyFrameWith(6, 5), { problem: 'damaged' }],
  [
    'an empty zstd frame of another size after others',
    'zstd',
    Buffer.concat([frame, emptyFrame, emptyFrameWith(5, 0x80)]),
    { problem: 'damaged' },
  ],
  ['one gzip member', 'gzip', member, resultOf(bytes)],
  ['several gzip members', 'gzip', Buffer.concat([member, member]), resultOf(twice)],
  ['a gzip member that ends too early', 'gzip', member.subarray(0, -10), { problem: 'cut-off' }],
  ['a gzip member without its checksum', 'gzip', member.subarray(0, -8), { problem: 'cut-off' }],
  [
    'a second gzip member that ends too early',
    'gzip',
    Buffer.concat([member, member.subarray(0, 12)]),
    { problem: 'cut-off' },
  ],
  ['text after gzip', 'gzip', Buffer.concat([member, bytes]), { problem: 'trailing' }],
  ['zeros after gzip', 'gzip', Buffer.concat([member, zeros]), { problem: 'trailing' }],
  ['one byte after gzip', 'gzip', Buffer.concat([member, Buffer.from('\n')]), { problem: 'trailing' }],
  ['one zero after gzip', 'gzip', Buffer.concat([member, Buffer.alloc(1)]), { problem: 'trailing' }],
  [
    'the first byte of gzip after gzip',
    'gzip',
    Buffer.concat([member, member, member.subarray(0, 1)]),
    { problem: 'trailing' },
  ],
  [
    'the first two bytes of gzip after gzip',
    'gzip',
    Buffer.concat([member, member.subarray(0, 2)]),
    { problem: 'cut-off' },
  ],
  ['gzip without its last byte, a zero', 'gzip', member.subarray(0, -1), { problem: 'cut-off' }],
  ['gzip with a wrong checksum', 'gzip', withByte(member, -6), { problem: 'damaged' }],
  ['gzip with a wrong method', 'gzip', withByte(member, 2), { problem: 'damaged' }],
  ['one zstd frame', 'zstd', compressed, resultOf(bytes)],
  ['several zstd frames', 'zstd', Buffer.concat([compressed, frame]), resultOf(twice)],
  [
    'zstd frames between others that are skipped',
    'zstd',
    Buffer.concat([skippableFrame(zeros), frame, skippableFrame(bytes), compressed, skippableFrame(zeros)]),
    resultOf(twice),
  ],
  [
    'many empty zstd frames that are skipped',
    'zstd',
    Buffer.concat([...Array<Uint8Array>(1000).fill(skippableFrame(Buffer.alloc(0))), compressed]),
    resultOf(bytes),
  ],
  ['nothing but zstd frames that are skipped', 'zstd', skippableFrame(bytes), resultOf(Buffer.alloc(0))],
  [
    'a skipped zstd frame that ends too early',
    'zstd',
    Buffer.concat([frame, skippableFrame(bytes).subarray(0, -1)]),
    { problem: 'cut-off' },
  ],
  ['an empty zstd frame', 'zstd', zstdFrame(Buffer.alloc(0)), resultOf(Buffer.alloc(0))],
  ['a zstd frame that ends too early', 'zstd', compressed.subarray(0, -10), { problem: 'cut-off' }],
  [
    'a second zstd frame that ends too early',
    'zstd',
    Buffer.concat([frame, compressed.subarray(0, 7)]),
    { problem: 'cut-off' },
  ],
  ['text after zstd', 'zstd', Buffer.concat([frame, bytes]), { problem: 'trailing' }],
  ['zeros after zstd', 'zstd', Buffer.concat([compressed, zeros]), { problem: 'trailing' }],
  ['one byte after zstd', 'zstd', Buffer.concat([compressed, Buffer.from('\n')]), { problem: 'trailing' }],
  ['zstd with a wrong checksum', 'zstd', withByte(compressed, -2), { problem: 'damaged' }],
  ['zstd that refers back too far', 'zstd', largeWindow, { problem: 'window' }],
  ['zstd with wrong content', 'zstd', withByte(compressed, 20), { problem: 'damaged' }],
];

/** The same content with one bit changed. */
function withByte(content: Uint8Array, at: number): Buffer {
  const other = Buffer.from(content);
  const index = at < 0 ? content.length + at : at;
  other[index] = (other[index] ?? 0) ^ 0x10;
  return other;
}

describe('decompression', () => {
  for (const [name, compression, content, expected] of cases)
    it(`reads ${name}, in pieces of any length`, async () => {
      for (const length of [1, 3, 64, 1_000_000])
        assert.deepEqual(await inPieces(compression, content, length), expected, `pieces of ${length}`);
    });

  const bombs = { gzip: gzipSync(Buffer.alloc(2_000_000)), zstd: zstdZeros(2_000_000) };
  for (const compression of ['gzip', 'zstd'] as const)
    it(`does not go on with more ${compression} than it may`, async () => {
      const bomb = bombs[compression];
      assert.deepEqual(await inPieces(compression, bomb, 65_536), { problem: 'too-large' });
      assert.deepEqual(
        await inPieces(compression, bomb, 65_536, 2_000_000),
        resultOf(Buffer.alloc(2_000_000)),
      );
    });

  it('needs no more memory after damaged zstd', async () => {
    // The decoder takes the memory for the window of 64 MiB before it sees that the block is none. All of it has 2 GiB.
    const damagedBlock = Uint8Array.of(0x07, 0x00, 0x00);
    const damaged = Buffer.concat([frameBeginning, damagedBlock]);
    for (let round = 0; round < 40; round++)
      assert.deepEqual(await inPieces('zstd', damaged, 1_000), { problem: 'damaged' });
    const emptyBlock = Uint8Array.of(0x01, 0x00, 0x00);
    const empty = Buffer.concat([frameBeginning, emptyBlock]);
    assert.deepEqual(await inPieces('zstd', empty, 1_000), resultOf(Buffer.alloc(0)));
  });

  it('gives what precedes damaged gzip to a reader that is slow', async () => {
    const content = randomBytes(8_000);
    const parts = [...inParts(withByte(gzipSync(content), -6), 1_000)];
    const pieces = contentOf('gzip', () => parts.shift());
    const read: Uint8Array[] = [];
    let piece = await pieces.next();
    for (; piece.done !== true; piece = await pieces.next()) {
      read.push(piece.value);
      // Meanwhile, the rest is decompressed, and the error comes.
      for (let turn = 0; turn < 200; turn++) await setImmediate();
    }
    assert.equal(piece.value, 'damaged');
    // What comes out together with the error is lost: no more than the last part.
    assert.deepEqual(Buffer.concat(read).subarray(0, 7_000), content.subarray(0, 7_000));
  });
});

function* inParts(content: Uint8Array, length: number): Generator<Uint8Array> {
  for (let start = 0; start < content.length; start += length) yield content.subarray(start, start + length);
}

const mebibyte = 1024 ** 2;

testTable('mostUncompressed', mostUncompressed, [
  [0, 1024 * mebibyte],
  [5 * mebibyte, 1024 * mebibyte],
  // 8 GiB of zeros, compressed with gzip.
  [8 * mebibyte, 1600 * mebibyte],
  [1024 * mebibyte, 65_536 * mebibyte],
]);
