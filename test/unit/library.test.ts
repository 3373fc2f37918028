import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rules } from '#service';
import { check } from '../../server/src/library';

describe('the library', () => {
  it('has the findings of the other rules if one fails', () => {
    const [failing] = rules.filter(({ id }) => id === 'layout-version');
    assert(failing);
    const original = { ...failing };
    const found = (): readonly string[] =>
      check('{ "imageLayoutVersion": "1.1.0", "other": 1, "other": 2 }').map(({ rule }) => rule);
    const before = found();
    Object.assign(failing, {
      check: () => {
        throw new Error('unforeseen');
      },
    });
    try {
      assert.deepEqual(
        found(),
        before.filter((id) => id !== 'layout-version'),
      );
    } finally {
      Object.assign(failing, original);
    }
    assert(before.includes('layout-version'));
  });
});
