import { isAbsolutePath, toAbsolutePath } from '#schemas/values/containerPath';
import { testTable } from '#helpers/table';

type PathAndSystem = readonly [path: string, os: string | undefined];

testTable<PathAndSystem, boolean>('isAbsolutePath', ([path, os]) => isAbsolutePath(path, os), [
  [['/data', 'linux'], true],
  [['/data', 'windows'], true],
  [['data', 'linux'], false],
  [['', 'linux'], false],
  [['C:\\data', 'windows'], true],
  [['c:/data', undefined], true],
  [['C:', ''], true],
  [['\\data', 'windows'], true],
  [['C:\\data', 'linux'], false],
  [['\\data', 'linux'], false],
  [['C:data', 'windows'], false],
]);

testTable<PathAndSystem, string | undefined>('toAbsolutePath', ([path, os]) => toAbsolutePath(path, os), [
  [['data', 'linux'], '/data'],
  [['./data/', undefined], '/data'],
  [['a//b/./c', 'linux'], '/a/b/c'],
  [['/data', 'linux'], '/data'],
  [['../data', 'linux'], undefined],
  [['', 'linux'], undefined],
  [['.', 'linux'], undefined],
  [['$HOME/data', 'linux'], undefined],
  [['~/data', 'linux'], undefined],
  [[' data', 'linux'], undefined],
  [['data', 'windows'], undefined],
]);
