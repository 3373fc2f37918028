import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'mocha';
import { testTable } from '#helpers/table';
import { tarEntry } from '#helpers/tarWriter';
import { beginsAsTar, blockInBytes, numberInTar } from '#schemas/values/tarHeader';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const isTar = (bytes: Uint8Array): boolean => beginsAsTar(bytes);

/** Archives from before POSIX have nothing behind the target of a link. */
const noMagic = { 257: '\0'.repeat(8) };
const posix = tarEntry({ path: 'a', content: 'hello' });
const v7 = tarEntry({ path: 'a', content: 'hello', raw: noMagic });

describe('the beginning of a tar archive', () => {
  for (const [what, bytes] of Object.entries({
    POSIX: posix,
    'GNU tar': tarEntry({ path: 'a', raw: { 257: 'ustar  \0' } }),
    'Unix V7': v7,
    'a volume label of GNU tar': tarEntry({ path: 'label', type: 'V', raw: noMagic }),
    'a name that begins like a ZIP archive': tarEntry({ path: 'PKG-INFO', raw: noMagic }),
    'a name that is not ASCII': tarEntry({ path: 'naïve', raw: noMagic }),
    'a sum of bytes with signs': withChecksum(tarEntry({ path: 'é' }), (byte) => (byte << 24) >> 24),
    'a header of POSIX that is cut off': posix.subarray(0, 300),
  }))
    it(`is in the form of ${what}`, () => assert(isTar(bytes)));

  for (const [what, bytes] of Object.entries({
    'a header with another byte': v7.with(3, 1),
    'a header of Unix V7 that is cut off': v7.subarray(0, 511),
    zeros: new Uint8Array(1024),
    'a block without a checksum': bytesOf('ustar'.padStart(262, '\0').padEnd(1024, '\0')),
    JSON: bytesOf(JSON.stringify({ layers: Array.from({ length: 100 }, (_, index) => index) })),
    'JSON with the checksum of a header': withChecksum(bytesOf(`{ "a": "${'a'.repeat(600)}" }`)),
    'bytes that add up to nothing with signs': new Uint8Array(1024).fill(0x80, 0, 2),
    nothing: new Uint8Array(),
  }))
    it(`is not ${what}`, () => assert(!isTar(bytes)));

  it('is not in random bytes', () => {
    for (let count = 0; count < 10_000; count++) assert(!isTar(randomBytes(blockInBytes)));
  });
});

/** Bytes with the sum that a header has at this place, with no zero behind it. */
function withChecksum(bytes: Uint8Array, valueOf = (byte: number): number => byte): Uint8Array {
  const summed = Uint8Array.from(bytes);
  summed.fill(0x20, 148, 156);
  const sum = summed.subarray(0, blockInBytes).reduce((total, byte) => total + valueOf(byte), 0);
  summed.set(bytesOf(sum.toString(8).padStart(6, '0')), 148);
  return summed;
}

testTable('numberInTar', (text: string) => numberInTar(bytesOf(text)), [
  ['0000644\0', 0o644],
  ['   644 \0', 0o644],
  ['00000644', 0o644],
  ['\0\0\0\0\0\0\0\0', 0],
  ['\x80\0\0\0\0\0\x01\x02', 258],
  ['\x80\xff\xff\xff\xff\xff\xff\xff', undefined],
  ['0000689\0', undefined],
  ['{ "a": 1', undefined],
]);
