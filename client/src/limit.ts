/** Does work of which only so much goes on at a time. */
export class Limit {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param most how much goes on at a time */
  constructor(most: number) {
    this.#free = most;
  }

  /** Settles as the work does, which begins when there is room for it, in the order in which it was asked for. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}
