import { isJson, jsonIn } from '#schemas/values/json';
import { testTable } from '#helpers/table';

testTable('isJson', isJson, [
  ['{}', true],
  [' "a" ', true],
  ['null', true],
  ['{a: 1}', false],
  ['', false],
]);

testTable('jsonIn', (bytes: readonly number[]) => jsonIn(Uint8Array.from(bytes)), [
  [[0x7b, 0x7d], {}],
  [[0x22, 0xc3, 0xa4, 0x22], 'ä'],
  [[0x7b], undefined],
  // Not UTF-8, and so not JSON.
  [[0x22, 0xff, 0x22], undefined],
]);
