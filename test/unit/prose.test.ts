import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { counted, monthOf } from '#schemas/prose';

describe('prose', () => {
  it('writes a month with its name, in every time zone', () => {
    assert.equal(monthOf('2025-01'), 'January 2025');
    assert.equal(monthOf('2022-12'), 'December 2022');
  });

  it('counts in the singular and in the plural', () => {
    assert.equal(counted(1, 'layer'), '1 layer');
    assert.equal(counted(1470, 'byte'), '1,470 bytes');
  });
});
