/** Milliseconds by feature, of one run at one size. */
export type Times = ReadonlyMap<string, number>;

/** Runs the features at one size, except those that are not to be run. */
export type Measure = (size: number, skips: (feature: string) => boolean) => Times;

/** When a feature counts as growing faster than its input. */
export interface Criterion {
  /** The sizes that are measured for all features: each twice the one before. */
  readonly sizes: readonly number[];
  /** Up to this size, a feature that is suspected is measured on: what is not linear shows the more, noise the less. */
  readonly largest: number;
  /** How many times the time an input of twice the size may take. */
  readonly doubling: number;
  /** Milliseconds above what is allowed from which a feature is suspected, and measured again and at larger sizes. */
  readonly suspicion: number;
  /** Milliseconds above what is allowed that caches and collections of garbage may cost a large input. */
  readonly slack: number;
  /** Milliseconds from which a feature that is too slow is not measured at larger sizes: a cache does not cost so much. */
  readonly proof: number;
  /** Milliseconds after which measuring ends: nothing that is linear takes so long at these sizes. */
  readonly patience: number;
}

/** Doubling the input may cost twice the time and a tenth. */
export const linearTime: Criterion = {
  sizes: [4000, 8000, 16_000, 32_000],
  largest: 128_000,
  doubling: 2.2,
  suspicion: 5,
  slack: 40,
  proof: 1000,
  patience: 10_000,
};

/** How often a size is measured while a feature is suspected. The least times count: noise only makes them longer. */
const mostRuns = 3;

/** How often the sizes that speak against a feature are measured again before it is convicted. */
const mostAppeals = 5;

/**
 * How the times of features grow. All are measured once at all sizes. A suspected one is measured again, and then at
 * twice the largest size and so on, until it is cleared, or until it is too slow beyond doubt.
 */
export class Growth {
  readonly #measure: Measure;
  readonly #criterion: Criterion;
  readonly #times = new Map<string, Map<number, number>>();
  readonly #endless = new Set<string>();

  constructor(measure: Measure, criterion: Criterion) {
    this.#measure = measure;
    this.#criterion = criterion;
    this.#run(criterion.sizes);
    for (let run = 1; run < mostRuns; run++) this.#run(criterion.sizes, this.#suspected());
    for (let size = this.#largest * 2; size <= criterion.largest; size *= 2) {
      const suspected = this.#suspected().filter((feature) => !this.#isProven(feature, size / 2));
      for (let run = 1; run < mostRuns; run++) this.#run([size], suspected);
    }
    for (let appeal = 0; appeal < mostAppeals; appeal++) {
      for (const feature of this.steep()) this.#run(this.#windowOf(feature), [feature]);
    }
  }

  get #largest(): number {
    return Math.max(...this.#criterion.sizes);
  }

  #run(sizes: readonly number[], wanted?: readonly string[]): void {
    if (wanted?.length === 0) return;
    for (const size of sizes) {
      if (this.#endless.size > 0) return;
      const skips = (feature: string): boolean => wanted?.includes(feature) === false;
      for (const [feature, time] of this.#measure(size, skips)) {
        if (!skips(feature)) this.#note(feature, size, time);
      }
    }
  }

  #note(feature: string, size: number, time: number): void {
    const times = this.#times.get(feature) ?? new Map<number, number>();
    this.#times.set(feature, times);
    times.set(size, Math.min(times.get(size) ?? Infinity, time));
    if (time > this.#criterion.patience) this.#endless.add(feature);
  }

  /** The features that were measured. */
  get features(): readonly string[] {
    return [...this.#times.keys()];
  }

  /** The least time of a feature at a size; undefined where it was not measured. */
  timeOf(feature: string, size: number): number | undefined {
    return this.#times.get(feature)?.get(size);
  }

  /** The feature with all its times, such as `hover: 1.2 ms at 4000, 4.9 ms at 8000`. */
  historyOf(feature: string): string {
    const times = [...(this.#times.get(feature) ?? [])].sort(([a], [b]) => a - b);
    return `${feature}: ${times.map(([size, time]) => `${time.toFixed(1)} ms at ${size}`).join(', ')}`;
  }

  /** The features whose time grows faster than the input. */
  steep(): readonly string[] {
    return this.features.filter((feature) => this.#endless.has(feature) || this.#isSteep(feature));
  }

  /** The largest sizes at which a feature was measured: what it grows like is judged by these. */
  #windowOf(feature: string): readonly number[] {
    const sizes = [...(this.#times.get(feature)?.keys() ?? [])].sort((a, b) => a - b);
    return sizes.slice(-this.#criterion.sizes.length);
  }

  #suspected(): readonly string[] {
    return this.features.filter((feature) => this.#exceeds(feature, this.#criterion.suspicion));
  }

  /** Whether a feature is too slow at a size, by so much that larger ones need not be measured. */
  #isProven(feature: string, size: number): boolean {
    return this.#isSteep(feature) && (this.timeOf(feature, size) ?? 0) >= this.#criterion.proof;
  }

  #isSteep(feature: string): boolean {
    return this.#exceeds(feature, this.#criterion.slack);
  }

  /**
   * Whether the time at the largest size is above what the growth from the smaller ones may cost: from all of them but
   * one, because noise may make the time of one too short to be true.
   */
  #exceeds(feature: string, milliseconds: number): boolean {
    const sizes = this.#windowOf(feature);
    const largest = sizes.at(-1) ?? 0;
    const last = (this.timeOf(feature, largest) ?? 0) - milliseconds;
    const smaller = sizes.slice(0, -1);
    const allowed = smaller.filter((size) => {
      const time = this.timeOf(feature, size) ?? 0;
      return last <= time * this.#criterion.doubling ** Math.log2(largest / size);
    });
    return smaller.length > 0 && allowed.length <= 1;
  }

  /** The slope of the line through the times of a feature on logarithmic scales: 1 is linear, 2 is quadratic. */
  exponentOf(feature: string): number {
    const points = this.#windowOf(feature).map((size) => ({
      x: Math.log2(size),
      y: Math.log2(Math.max(this.timeOf(feature, size) ?? 0, 0.1)),
    }));
    const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
    const covariance = mean(points.map(({ x, y }) => (x - meanX) * (y - meanY)));
    return covariance / mean(points.map(({ x }) => (x - meanX) ** 2));
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
