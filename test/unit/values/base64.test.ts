import { decodeBase64, decodedLength, encodeBase64 } from '#schemas/values/base64';
import { testTable } from '#helpers/table';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

testTable('decodeBase64', decodeBase64, [
  ['', bytes()],
  ['MQ==', bytes(0x31)],
  ['MTI=', bytes(0x31, 0x32)],
  ['e30=', bytes(0x7b, 0x7d)],
  ['+/+/', bytes(0xfb, 0xff, 0xbf)],
  // Bits behind the last byte are ignored.
  ['MR==', bytes(0x31)],
  ['MQ', undefined],
  ['MQ=', undefined],
  ['MQ==\n', undefined],
  ['M Q=', undefined],
  ['-_-_', undefined],
  ['M===', undefined],
  ['====', undefined],
  ['=MQ=', undefined],
]);

testTable('decodedLength', decodedLength, [
  ['', 0],
  ['MQ==', 1],
  ['MTI=', 2],
  ['MTIz', 3],
  ['MQ', undefined],
  ['{}==', undefined],
]);

testTable('encodeBase64', encodeBase64, [
  [bytes(), ''],
  [bytes(0x31), 'MQ=='],
  [bytes(0x7b, 0x7d), 'e30='],
  [bytes(0xfb, 0xff, 0xbf), '+/+/'],
]);
