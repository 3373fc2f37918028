const windowInMilliseconds = 3 * 60 * 1000;

/** As many crashes as this within three minutes are a loop. */
const crashesOfALoop = 4;

/** Decides whether a server that has crashed is started again: yes, unless it crashes over and over. */
export class RestartPolicy {
  readonly #now: () => number;
  #crashes: number[] = [];

  /** @param now the time in milliseconds, which never goes back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes a crash. False when it was the last of four within three minutes. */
  mayRestart(): boolean {
    const now = this.#now();
    this.#crashes = [...this.#crashes.filter((crash) => now - crash < windowInMilliseconds), now];
    return this.#crashes.length < crashesOfALoop;
  }

  /** Forgets the crashes, when somebody starts the server by hand. */
  reset(): void {
    this.#crashes = [];
  }
}
