import { compareVersions, isVersion } from '#schemas/values/version';
import { testTable } from '#helpers/table';

testTable<readonly [string, string], number>(
  'compareVersions',
  ([a, b]) => Math.sign(compareVersions(a, b)),
  [
    [['1.7.0', '1.7.0'], 0],
    [['2', '2.0.0'], 0],
    [['2.0', '2'], 0],
    [['1.9', '1.10'], -1],
    [['2', '1.10.3'], 1],
    [['1.7', '1.7.1'], -1],
    [['1.7.1', '1.7'], 1],
  ],
);

testTable('isVersion', isVersion, [
  ['2', true],
  ['2.3', true],
  ['10.20.30', true],
  ['123456789.0', true],
  ['1.2.3.4', false],
  ['v1', false],
  ['1.', false],
  ['1.x', false],
  ['1234567890', false],
  ['', false],
]);
