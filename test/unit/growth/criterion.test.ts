import assert from 'node:assert/strict';
import { Growth, linearTime } from '../../growth/criterion';

/** Milliseconds by the size, in UTF-16 code units. */
type Cost = (size: number) => number;

/** Half a millisecond or more for a thousand code units. */
const linear: Cost = (size) => 2 + size / 400;
const sorting: Cost = (size) => (size * Math.log2(size)) / 8000;
/** Ten milliseconds at the largest of the sizes that are always measured. */
const quadratic: Cost = (size) => size ** 2 / 1e8;

/** What tells whether a feature of this cost is steep, on a machine whose noise makes times up to so much longer. */
function isSteep(cost: Cost, noise = 0, seed = 1): boolean {
  const random = randomFrom(seed);
  const measure = (size: number) => new Map([['feature', cost(size) * (1 + noise * random() ** 2)]]);
  return new Growth(measure, linearTime).steep().includes('feature');
}

/** Numbers between 0 and 1, others for each seed (the generator "mulberry32"). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Linear, and dearer by half from a size on, as where the data no longer fits the processor's cache. */
const stepped: Cost = (size) => (size / 400) * (size < 32_000 ? 1 : 1.5) + (size < 32_000 ? 0 : 40);

const seeds = Array.from({ length: 300 }, (_, seed) => seed);

describe('the criterion of growth', () => {
  it('lets linear work pass, and sorting', () => {
    assert.equal(isSteep(linear), false);
    assert.equal(isSteep(sorting), false);
  });

  it('lets linear work pass that costs more from a size on', () => {
    assert.equal(isSteep(stepped), false);
  });

  it('lets linear work pass where noise makes single times twice as long', () => {
    const convicted = seeds.filter((seed) => isSteep(linear, 1, seed) || isSteep(sorting, 1, seed));
    assert.deepEqual(convicted, []);
  });

  it('catches quadratic work that takes 10 milliseconds at 32,000 code units', () => {
    assert.equal(isSteep(quadratic), true);
  });

  it('catches quadratic work beside as much linear work', () => {
    assert.equal(
      isSteep((size) => size / 3200 + quadratic(size)),
      true,
    );
  });

  it('catches quadratic work where noise makes single times twice as long', () => {
    const acquitted = seeds.filter((seed) => !isSteep((size) => 2 * quadratic(size), 1, seed));
    assert.deepEqual(acquitted, []);
  });

  it('measures a suspected feature on at larger sizes, and no other', () => {
    const measured: string[] = [];
    new Growth((size, skips) => {
      const costs: Readonly<Record<string, Cost>> = { even: linear, steep: quadratic };
      const wanted = Object.entries(costs).filter(([feature]) => !skips(feature));
      for (const [feature] of wanted) measured.push(`${feature} ${size}`);
      return new Map(wanted.map(([feature, cost]) => [feature, cost(size)]));
    }, linearTime);
    assert.ok(measured.includes('steep 128000'));
    assert.ok(!measured.includes('even 64000'));
  });

  it('ends where a feature takes without end', () => {
    const sizes: number[] = [];
    const growth = new Growth((size) => {
      sizes.push(size);
      return new Map([['feature', 20_000]]);
    }, linearTime);
    assert.deepEqual([sizes, growth.steep()], [[4000], ['feature']]);
  });
});
