import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nanosecondsOf } from '#schemas/values/duration';

describe('durations', () => {
  it('are read as Go writes them', () => {
    const read = ['30s', '1m30s', '1.5h', '250ms', '0s', '10µs', '1ns'].map(nanosecondsOf);
    assert.deepEqual(read, [30e9, 90e9, 5400e9, 250e6, 0, 10_000, 1]);
  });

  it('are not read where there is doubt', () => {
    for (const text of [
      '',
      '30',
      's',
      '30 s',
      '-1s',
      '1d',
      '0.5ns',
      '9999999999h',
      '1s'.repeat(40),
      'x1s',
      '1sx',
    ])
      assert.equal(nanosecondsOf(text), undefined, text);
  });
});
