import {
  completedOrNearestWord,
  isSwapped,
  nearestWord,
  nearMisses,
  slipsBetween,
} from '#schemas/values/spelling';
import { testTable } from '#helpers/table';

type Pair = readonly [string, string];

testTable<Pair, number>('slipsBetween', ([text, meant]) => slipsBetween(text, meant), [
  [['layer', 'layer'], 0],
  [['layr', 'layer'], 1],
  [['layers', 'layer'], 1],
  [['loyer', 'layer'], 1],
  [['laeyr', 'layer'], 1],
  [['laeyrs', 'layer'], 3],
  [['guff', 'gguf'], 1],
  [['aplliance', 'appliance'], 1],
  [['rool', 'rot'], 2],
  [['', 'layer'], 5],
  [['aabb', 'ab'], 2],
]);

testTable<Pair, boolean>('isSwapped', ([text, meant]) => isSwapped(text, meant), [
  [['laeyr', 'layer'], true],
  [['alyer', 'layer'], true],
  [['layre', 'layer'], true],
  [['layer', 'layer'], false],
  [['aleyr', 'layer'], false],
  [['layr', 'layer'], false],
  [['ab', 'ba'], true],
  [['xyab', 'yxba'], false],
  [['cb', 'ba'], false],
]);

const words = ['amd64', 'arm64', 'arm', 's390x'];

testTable('nearMisses, with at most two slips', (text: string) => nearMisses(text, words, 2), [
  [
    'ARM46',
    [
      { word: 'arm64', slips: 1 },
      { word: 'arm', slips: 2 },
    ],
  ],
  [
    'amd64',
    [
      { word: 'amd64', slips: 0 },
      { word: 'arm64', slips: 2 },
    ],
  ],
  // The nearest comes first, whatever the order of the words.
  [
    'arm',
    [
      { word: 'arm', slips: 0 },
      { word: 'arm64', slips: 2 },
    ],
  ],
  ['riscv64', []],
]);

testTable(
  'nearestWord, with a tolerance for each word',
  (text: string) => nearestWord(text, words, (word) => (word.length < 5 ? 0 : 1)),
  [
    ['amd46', 'amd64'],
    ['arn64', 'arm64'],
    ['arn', undefined],
    ['arm', 'arm'],
  ],
);

testTable(
  'completedOrNearestWord',
  (text: string) => completedOrNearestWord(text, ['manifest', 'manifest-list', 'config', 'index']),
  [
    ['conf', 'config'],
    [' Config ', 'config'],
    ['config.v1', 'config'],
    ['indx', 'index'],
    ['cofnig', 'config'],
    ['manifest', 'manifest'],
    ['c', undefined],
    // Two letters begin too much, and of few letters one may be wrong.
    ['co', undefined],
    ['con', 'config'],
    ['idx', undefined],
    ['inex', 'index'],
    ['idxe', undefined],
    ['condig', 'config'],
    ['iddez', 'index'],
    ['layer', undefined],
    ['x'.repeat(65), undefined],
  ],
);
