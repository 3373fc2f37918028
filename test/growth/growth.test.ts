import assert from 'node:assert/strict';
import { Growth, linearTime } from './criterion';
import { families } from './families';
import { timesOf } from './processorTime';
import { rowOf, tableOf, type Row } from './table';

describe('growth', function () {
  this.timeout(300_000);
  const rows: Row[] = [];

  before(() => {
    // What is compiled while it is measured would count as the cost of the smallest document.
    for (const family of families) timesOf(family, 1000, () => false);
  });

  after(() => {
    console.log(tableOf(rows, linearTime));
  });

  for (const family of families) {
    it(`is linear for ${family.name}`, () => {
      const growth = new Growth((size, skips) => timesOf(family, size, skips), linearTime);
      rows.push(...growth.features.map((feature) => rowOf(family.name, feature, growth, linearTime)));
      const steep = growth.steep().map((feature) => growth.historyOf(feature));
      assert.deepEqual(steep, [], `These features are not linear for ${family.name}.`);
    });
  }
});
