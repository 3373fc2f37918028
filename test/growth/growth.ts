import assert from 'node:assert/strict';
import { families, type Family } from './families';
import { timesOf } from './measure';

/** How growth is measured. */
export interface Growth {
  /** The sizes of the documents in UTF-16 code units, rising. */
  readonly sizes: readonly number[];
  /** How many times the time a document of twice the size may take. */
  readonly doubling: number;
  /** CPU milliseconds that caches and collections of garbage may cost a large document and spare a small one. */
  readonly slack: number;
}

/** How often a family is measured at most. More than once only where a feature seems steep: the least times count. */
const mostRuns = 4;

/** CPU milliseconds; what takes longer is given up: at these sizes, nothing that is linear takes a second. */
const patience = 5000;

/** The least times of one feature, by size; undefined where it was given up. */
type Series = (number | undefined)[];

/** Defines a test for each family of documents: that no feature's time grows faster than the document. */
export function testGrowth(growth: Growth): void {
  const rows: string[] = [];

  before(() => {
    // What is compiled while it is measured would count as the cost of the smallest document.
    for (const family of families) timesOf(family, 1000, () => false);
  });

  after(() => {
    console.log(`\n${header(growth)}\n${rows.join('\n')}\n`);
  });

  for (const family of families) {
    it(`is linear for ${family.name}`, () => {
      const measured = new Measurement(family, growth);
      for (let run = 0; run < mostRuns && (run === 0 || measured.isDoubtful()); run++) measured.run();
      rows.push(...measured.rows());
      assert.deepEqual(measured.steep(), []);
    });
  }
}

/** The features of one family, measured as often as it takes. */
class Measurement {
  readonly #family: Family;
  readonly #growth: Growth;
  readonly #series = new Map<string, Series>();
  readonly #hopeless = new Set<string>();

  constructor(family: Family, growth: Growth) {
    this.#family = family;
    this.#growth = growth;
  }

  /** Measures all features at all sizes, and from the second time on only those that seem steep. */
  run(): void {
    const isFirst = this.#series.size === 0;
    const wanted = new Set([...(isFirst ? [] : this.#doubtful()), ...needed]);
    const skips = (feature: string): boolean =>
      this.#hopeless.has(feature) || !(isFirst || wanted.has(feature));
    for (const [at, size] of this.#growth.sizes.entries()) {
      for (const [feature, time] of timesOf(this.#family, size, skips)) this.#note(feature, at, time);
    }
  }

  #note(feature: string, at: number, time: number): void {
    const series = this.#series.get(feature) ?? [];
    this.#series.set(feature, series);
    series[at] = Math.min(series[at] ?? Infinity, time);
    if (time > patience) this.#hopeless.add(feature);
  }

  /** Tells whether another run may convict or acquit a feature. */
  isDoubtful(): boolean {
    return this.#doubtful().length > 0;
  }

  /** The features that grew too fast from one of the smaller sizes: noise may make the times of either long. */
  #doubtful(): string[] {
    return [...this.#series.keys()].filter(
      (feature) => !this.#hopeless.has(feature) && this.#tooFast(feature).includes(true),
    );
  }

  /** The features whose time grows faster than the document. */
  steep(): string[] {
    return [...this.#series].filter(([feature]) => this.#isSteep(feature)).map(([feature]) => feature);
  }

  /** Noise makes single times long, so the growth from one of the smaller sizes may tell otherwise. */
  #isSteep(feature: string): boolean {
    return (
      this.#hopeless.has(feature) || this.#tooFast(feature).filter((isTooFast) => !isTooFast).length <= 1
    );
  }

  /** For each of the smaller sizes, whether the time of the largest is more than the growth from there may cost. */
  #tooFast(feature: string): readonly boolean[] {
    const { sizes, doubling, slack } = this.#growth;
    const times = this.#series.get(feature) ?? [];
    const last = times[sizes.length - 1];
    return sizes.slice(0, -1).map((_, at) => {
      const time = times[at];
      if (time === undefined || last === undefined) return false;
      return last - slack > time * doubling ** (sizes.length - 1 - at);
    });
  }

  /** The slope of the line through the times on logarithmic scales. */
  #exponentOf(times: Series): number {
    const points = times.flatMap((time, at) =>
      time === undefined
        ? []
        : [{ x: Math.log2(this.#growth.sizes[at] ?? 1), y: Math.log2(Math.max(time, 0.1)) }],
    );
    const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
    const covariance = mean(points.map(({ x, y }) => (x - meanX) * (y - meanY)));
    return covariance / mean(points.map(({ x }) => (x - meanX) ** 2));
  }

  /** A line for each steep feature; where there is none, for the steepest that takes long enough to tell. */
  rows(): string[] {
    const steep = this.steep();
    if (steep.length > 0) return steep.map((feature) => `${this.#row(feature)} steep`);
    const last = this.#growth.sizes.length - 1;
    const long = [...this.#series].filter(([, times]) => (times[last] ?? 0) >= this.#growth.slack);
    const worst = long.sort(([, a], [, b]) => this.#exponentOf(b) - this.#exponentOf(a))[0]?.[0];
    return worst === undefined ? [`${this.#family.name.padEnd(36)}-`] : [this.#row(worst)];
  }

  #row(feature: string): string {
    const times = this.#series.get(feature) ?? [];
    const cells = this.#growth.sizes.map((_, at) => (times[at]?.toFixed(1) ?? '-').padStart(9)).join('');
    return `${this.#family.name.padEnd(36)}${feature.padEnd(26)}${cells}   ${this.#exponentOf(times).toFixed(2)}`;
  }
}

/** What the other features need, so that it runs each time. */
const needed = ['project file', 'settings', 'parsing', 'findings', 'diagnostics', 'code actions'];

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function header({ sizes }: Growth): string {
  const columns = sizes.map((size) => `${size / 1000} K`.padStart(9)).join('');
  return `${'family'.padEnd(36)}${'steepest feature'.padEnd(26)}${columns}   exponent (CPU milliseconds)`;
}
