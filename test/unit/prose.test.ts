import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { counted, eitherOf, grouped, inSeries, inTenths, listOf, monthOf } from '#schemas/prose';

describe('prose', () => {
  it('writes a month with its name, in every time zone', () => {
    assert.equal(monthOf('2025-01'), 'January 2025');
    assert.equal(monthOf('2022-12'), 'December 2022');
  });

  it('counts in the singular and in the plural', () => {
    assert.equal(counted(1, 'layer'), '1 layer');
    assert.equal(counted(1470, 'byte'), '1,470 bytes');
  });

  for (const [type, made] of [
    ['conjunction', listOf],
    ['disjunction', eitherOf],
    ['unit', inSeries],
  ] as const) {
    it(`joins a list as Intl does: ${type}`, () => {
      const format = new Intl.ListFormat('en-US', { type });
      const lists = [[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']];
      assert.deepEqual(
        lists.map((list) => made(list)),
        lists.map((list) => format.format(list)),
      );
    });
  }

  it('groups digits as Intl does', () => {
    const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
    const numbers = [0, 1, 999, 1000, 12_345, Number.MAX_SAFE_INTEGER, 1e21, 1e300, -1, -1000, 1.5];
    assert.deepEqual(
      numbers.map(grouped),
      numbers.map((number) => format.format(number)),
    );
  });

  it('writes tenths as Intl does', () => {
    const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const numbers = [0, 1, 119.625, 0.25, 0.75, 999.94, 999.95, 999.96, 1000, 1023.99, 12_345.67, -1.25];
    assert.deepEqual(
      numbers.map(inTenths),
      numbers.map((number) => format.format(number)),
    );
  });

  it('asks Intl for nothing that every start needs', () => {
    const { ListFormat, NumberFormat, PluralRules } = Intl;
    const refused = (): never => assert.fail('Intl was asked.');
    Object.assign(Intl, { ListFormat: refused, NumberFormat: refused, PluralRules: refused });
    try {
      assert.equal(counted(999, eitherOf([listOf(['a', 'b']), 'c'])), '999 a and b or cs');
      assert.equal(inTenths(119.625), '119.6');
    } finally {
      Object.assign(Intl, { ListFormat, NumberFormat, PluralRules });
    }
  });
});
