import assert from 'node:assert/strict';
import { families, type Family } from './families';
import { timesOf } from './measure';

/** The sizes of the documents in UTF-16 code units, each twice the one before. */
const sizes = [16_000, 32_000, 64_000, 128_000] as const;

/** The largest exponent of growth: 1 is linear, and the rest is what memory and measuring cost. */
const steepest = 1.15;

/** Times below this, in milliseconds at the largest size, are too short to tell growth from noise. */
const floor = 12;

/** A feature that takes longer than this is not asked about larger documents. */
const patience = 250;

/** How often a family is measured: the least of the times counts, and more runs are made where it seems steep. */
const [fewestRuns, mostRuns] = [2, 8];

/** The least times of one feature, by size. */
type Series = (number | undefined)[];

describe('growth', function () {
  this.timeout(600_000);
  const rows: string[] = [];

  before(() => {
    // What is compiled while it is measured would count as the cost of the smallest document.
    for (const family of families) timesOf(family, 2000, new Set());
  });

  after(() => {
    console.log(`\n${header()}\n${rows.join('\n')}\n`);
  });

  for (const family of families) {
    it(`is linear for ${family.name}`, () => {
      const series = new Map<string, Series>();
      for (let run = 0; run < mostRuns; run++) {
        if (run >= fewestRuns && (steepOf(series).length === 0 || isHopeless(series))) break;
        measure(family, series);
      }
      rows.push(...tableOf(family.name, series));
      assert.deepEqual(steepOf(series), []);
    });
  }
});

/** Runs all features at all sizes and keeps the least times. */
function measure(family: Family, series: Map<string, Series>): void {
  const tooSlow = new Set<string>();
  for (const [at, size] of sizes.entries()) {
    for (const [feature, time] of timesOf(family, size, tooSlow)) {
      const own = series.get(feature) ?? [];
      series.set(feature, own);
      own[at] = Math.min(own[at] ?? Infinity, time);
      if (time > patience) tooSlow.add(feature);
    }
  }
}

/** The features whose time grows faster than the document. */
function steepOf(series: ReadonlyMap<string, Series>): string[] {
  return [...series].filter(([, times]) => isSteep(times)).map(([feature]) => feature);
}

function isSteep(times: Series): boolean {
  const last = times[sizes.length - 1];
  return last === undefined || (last >= floor && exponentOf(times) > steepest);
}

/** Tells whether a feature took so long that measuring it again would change nothing. */
function isHopeless(series: ReadonlyMap<string, Series>): boolean {
  return [...series.values()].some((times) => times.length < sizes.length);
}

/** The slope of the line through the times on logarithmic scales. */
function exponentOf(times: Series): number {
  const points = times.flatMap((time, at) =>
    time === undefined ? [] : [{ x: Math.log2(sizes[at] ?? 1), y: Math.log2(Math.max(time, 0.01)) }],
  );
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const covariance = mean(points.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return covariance / mean(points.map(({ x }) => (x - meanX) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function header(): string {
  const columns = sizes.map((size) => `${size / 1000} K`.padStart(9)).join('');
  return `${'family'.padEnd(36)}${'feature'.padEnd(26)}${columns}   exponent (milliseconds)`;
}

/** One line for each feature that takes long enough to be measured, and one for all of a family together. */
function tableOf(name: string, series: ReadonlyMap<string, Series>): string[] {
  const sums = sizes.map((_, at) => [...series.values()].reduce((sum, times) => sum + (times[at] ?? 0), 0));
  const shown = [...series].filter(([, times]) => (times[sizes.length - 1] ?? Infinity) >= floor);
  return [['everything', sums] as const, ...shown].map(([feature, times]) => {
    const cells = sizes.map((_, at) => (times[at]?.toFixed(1) ?? '-').padStart(9)).join('');
    const mark = feature !== 'everything' && isSteep(times) ? ' steep' : '';
    return `${name.padEnd(36)}${feature.padEnd(26)}${cells}   ${exponentOf(times).toFixed(2)}${mark}`;
  });
}
