import { isLeftOut, isMadeUp, repairDigest } from '#schemas/values/digestRepair';
import { hex } from '#helpers/documents/descriptors';
import { testTable } from '#helpers/table';

testTable('isLeftOut', isLeftOut, [
  ['sha256:...', true],
  ['sha256:badf00d..', true],
  ['sha256:abc…', true],
  ['<digest>', true],
  ['${DIGEST}', true],
  ['sha256:$DIGEST', true],
  ['sha256:xxxx', true],
  ['sha256:???', true],
  ['sha256:TODO', true],
  ['sha256:placeholder', true],
  [`sha256:${hex}`, false],
  ['sha256:abc', false],
  ['sha256:', true],
  ['latest', false],
  // More follows what looks like a placeholder.
  ['sha256:a..b', false],
  ['sha256:xxa', false],
  ['sha256:a:', false],
  ['', false],
]);

testTable('isMadeUp', isMadeUp, [
  [`sha256:${'0'.repeat(64)}`, true],
  [`sha256:${'deadbeef'.repeat(8)}`, true],
  [`sha256:${'0123456789abcdef'.repeat(4)}`, true],
  ['sha256:aaaa', true],
  // The last repetition may be cut.
  ['sha256:ababababa', true],
  [`sha256:${'0'.repeat(63)}1`, false],
  [`sha256:${hex}`, false],
  [`sha256:${hex.slice(0, 32)}${hex.slice(0, 32)}`, false],
  ['sha256:aaa', false],
  ['', false],
]);

testTable('repairDigest', repairDigest, [
  [hex, `sha256:${hex}`],
  [hex + hex, `sha512:${hex}${hex}`],
  [`sha256-${hex}`, `sha256:${hex}`],
  [`sha256 = ${hex}`, `sha256:${hex}`],
  [`${'a/'.repeat(200)}${hex}`, `sha256:${hex}`],
  [`blake3 ${hex}`, `blake3:${hex}`],
  [`SHA256:${hex.toUpperCase()}`, `sha256:${hex}`],
  [`docker.io/library/alpine@sha256:${hex}`, `sha256:${hex}`],
  [`"${hex}",`, `sha256:${hex}`],
  [`sha512:${hex}`, undefined],
  [hex.slice(1), undefined],
  ['latest', undefined],
  ['', undefined],
]);
