import {
  algorithmOf,
  digestOf,
  digitsOf,
  encodingProblem,
  isOrdinaryDigest,
  isValidDigest,
  parseDigest,
} from '#schemas/values/digest';
import { hex } from '#helpers/documents/descriptors';
import { testTable } from '#helpers/table';

testTable('parseDigest', parseDigest, [
  [`sha256:${hex}`, { algorithm: 'sha256', encoded: hex }],
  ['sha256:abc', { algorithm: 'sha256', encoded: 'abc' }],
  ['sha256+b64u:LCa0a2j_xo-=', { algorithm: 'sha256+b64u', encoded: 'LCa0a2j_xo-=' }],
  ['a.b_c-d:X', { algorithm: 'a.b_c-d', encoded: 'X' }],
  ['', undefined],
  [hex, undefined],
  ['sha256:', undefined],
  [':abc', undefined],
  ['SHA256:abc', undefined],
  ['sha256:a:b', undefined],
  ['sha256++b64:abc', undefined],
  [' sha256:abc', undefined],
  ['sha256:abc\n', undefined],
]);

testTable('algorithmOf', algorithmOf, [
  ['sha256:abc', 'sha256'],
  ['a:b:c', 'a'],
  [':abc', ''],
  ['sha256', undefined],
]);

testTable('isOrdinaryDigest', isOrdinaryDigest, [
  [`sha256:${hex}`, true],
  [`sha256:${hex.toUpperCase()}`, false],
  [`sha256:${hex.slice(1)}`, false],
  [`sha256:${hex.slice(1)}g`, false],
  [`sha256:${hex.slice(1)}/`, false],
  [`sha256:${hex}0`, false],
  [`blake3:${hex}`, false],
  ['', false],
]);

testTable('digitsOf', digitsOf, [
  ['sha256', 64],
  ['sha512', 128],
  ['blake3', 64],
  ['sha384', undefined],
  ['toString', undefined],
]);

testTable('encodingProblem', encodingProblem, [
  [{ algorithm: 'sha256', encoded: hex }, undefined],
  [{ algorithm: 'sha384', encoded: 'abc' }, undefined],
  [{ algorithm: 'sha256', encoded: 'abc' }, 'length'],
  [{ algorithm: 'sha512', encoded: hex }, 'length'],
  [{ algorithm: 'sha256', encoded: hex.toUpperCase() }, 'case'],
  [{ algorithm: 'sha256', encoded: `${hex.slice(1)}_` }, 'characters'],
  [{ algorithm: 'sha256', encoded: `_${hex.slice(1)}` }, 'characters'],
]);

testTable('isValidDigest', isValidDigest, [
  [`sha256:${hex}`, true],
  [`sha512:${hex}${hex}`, true],
  ['sha384:abc', true],
  ['sha256:abc', false],
  [`sha256:${hex.toUpperCase()}`, false],
  [hex, false],
]);

testTable('digestOf', ([algorithm, text]) => digestOf(algorithm, new TextEncoder().encode(text)), [
  [['sha256', '2'], `sha256:${hex}`],
  [['sha256', ''], 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    ['sha512', '{}'],
    'sha512:27c74670adb75075fad058d5ceaf7b20c4e7786c83bae8a32f626f9782af34c9a33c2046ef60fd2a7878d378e29fec851806bbd9a67878f3a9f1cda4830763fd',
  ],
  [['blake3', '{}'], 'blake3:6e46dd10defc9b56c29a6ec56b508c21f54c08192194e4df25bf36f0c9c3c279'],
  [['sha384', ''], undefined],
  [['toString', ''], undefined],
] as readonly (readonly [readonly [string, string], string | undefined])[]);
