import { normalizedFile } from '#schemas/values/relativeFile';
import { testTable } from '#helpers/table';

testTable('normalizedFile', normalizedFile, [
  ['a.txt', 'a.txt'],
  ['a/b.txt', 'a/b.txt'],
  ['./a//b.txt', 'a/b.txt'],
  ['a\\b.txt', 'a/b.txt'],
  ['a/../b.txt', 'b.txt'],
  ['a/./.b', 'a/.b'],
  ['..a', '..a'],
  ['a..', 'a..'],
  ['C.txt', 'C.txt'],
  // Out of the folder.
  ['../a.txt', undefined],
  ['a/../../b.txt', undefined],
  ['/a.txt', undefined],
  ['\\a.txt', undefined],
  ['C:\\a.txt', undefined],
  ['c:a.txt', undefined],
  // Folders.
  ['a/', undefined],
  ['a/.', undefined],
  ['a/..', undefined],
  ['.', undefined],
  ['', undefined],
]);
