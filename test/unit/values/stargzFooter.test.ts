import { stargzFooterIn, stargzFooterInBytes } from '#schemas/values/stargzFooter';
import { testTable } from '#helpers/table';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The beginning of a gzip member whose header has an extra field, and what comes behind its content. */
const gzip = '\x1f\x8b\x08\x04'.padEnd(10, '\0');
const rest = 'r'.repeat(13);
const digits = '00000000000001f4STARGZ';
const stargz = `${gzip}\x1a\0SG\x16\0${digits}${rest}`;
const legacy = `${gzip}\x16\0${digits}${rest}`;
const external = `${gzip}\x15\0SG\x11\0STARGZEXTERNALTOC${rest}`;

testTable('stargzFooterIn', (text: string) => stargzFooterIn(bytesOf(text)), [
  [stargz, { offset: 500 }],
  [`layer${stargz}`, { offset: 500 }],
  [legacy, { offset: 500 }],
  [`layer${legacy}`, { offset: 500 }],
  [external, { offset: undefined }],
  [`layer${external}`, { offset: undefined }],
  [stargz.slice(1), undefined],
  [`${stargz}more`, undefined],
  [stargz.replace('STARGZ', 'STARGY'), undefined],
  [stargz.replace('1f4', '1g4'), undefined],
  [stargz.replace('SG', 'SH'), undefined],
  [stargz.replace('\x04', '\x00'), undefined],
  [external.replace('TOC', 'TOD'), undefined],
  [external.replace('\x04', '\x00'), undefined],
  ['', undefined],
]);

testTable('stargzFooterInBytes', () => stargzFooterInBytes, [[undefined, stargz.length]]);
