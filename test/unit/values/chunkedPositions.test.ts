import { chunkedPositionsIn, endsAsChunked, footerInBytes } from '#schemas/values/chunkedPositions';
import { testTable } from '#helpers/table';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A footer of zstd:chunked with seven numbers, the second of them beyond 32 bits. */
function chunked(fifth: number): string {
  const view = new DataView(new ArrayBuffer(56));
  [1, 2 ** 40, 3, 1, fifth, 6, 7].forEach((number, index) => {
    view.setBigUint64(index * 8, BigInt(number), true);
  });
  const numbers = String.fromCharCode(...new Uint8Array(view.buffer));
  return `\x50\x2a\x4d\x18\x40\0\0\0${numbers}GNUlInUx`;
}

const table = '1:1099511627776:3:1';

testTable('chunkedPositionsIn', (text: string) => chunkedPositionsIn(bytesOf(text)), [
  [chunked(5), { table, tarSplit: '5:6:7' }],
  [`layer${chunked(5)}`, { table, tarSplit: '5:6:7' }],
  [chunked(0), { table, tarSplit: undefined }],
  [chunked(5).slice(1), undefined],
  [`${chunked(5)}more`, undefined],
  [chunked(5).replace('GNU', 'GNV'), undefined],
  [chunked(5).replace('*M', '*N'), undefined],
  ['', undefined],
]);

testTable('footerInBytes', () => footerInBytes, [[undefined, chunked(5).length]]);

testTable('endsAsChunked', (text: string) => endsAsChunked(bytesOf(text)), [
  [chunked(5), true],
  ['an older footer GNUlInUx', true],
  ['of the stargz snapshotter GnUlInUx', true],
  [`${chunked(5)}more`, false],
  ['UlInUx', false],
]);
