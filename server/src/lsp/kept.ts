import { UnreachableFiles, type LongWork } from './host';
import { isCanceled } from './unlessCanceled';

/**
 * Files are mostly read in a moment, and then documents have all their findings at once. Where it takes longer they have
 * those that need the files later.
 */
const patienceInMilliseconds = 300;

/** Where the client does not tell of changes, what was read is looked at anew after this time, and so is what could not be reached. */
const freshForMilliseconds = 2_000;

/**
 * A file system may never answer. What has been read for so long is read anew once it has changed, and the first answer that
 * comes then is no longer wanted.
 */
const soonestAbandonedInMilliseconds = 2_000;

/** That a read is no longer waited for. */
const abandoned = Symbol();

/**
 * What to wait for: what it is `now`, however long it takes to read it, or what is there `soon`. Who is told when it
 * has been read late asks again; for the others, `soon` would be for good.
 */
export type Patience = 'now' | 'soon';

/** How something is kept. */
interface KeptOptions<T> {
  /**
   * Reads it. An error says why it is not there.
   * @param work somebody who waits for it, sees how far it is, and may cancel it
   */
  readonly read: (previous: T | undefined, work: LongWork | undefined) => Promise<T | undefined>;
  /** Whether the client tells when it changes. */
  readonly isWatched: () => boolean;
  /** Told when it was read that somebody had asked for and not waited for. */
  readonly onDidReadLate: () => void;
}

/** Something that is read from files, and kept until it is stale. */
export class Kept<T> {
  readonly #options: KeptOptions<T>;
  #value: T | undefined;
  #problem: string | undefined;
  #reading: Promise<T | undefined> | undefined;
  #isStale = true;
  /** Told when it becomes stale while it is read. */
  #onStale: () => void = () => undefined;
  /** Whether what was read last was not read to its end. */
  #isCanceled = false;
  /** Nobody tells when it can be read. */
  #isUnreachable = false;
  #readAt = -Infinity;

  constructor(options: KeptOptions<T>) {
    this.#options = options;
  }

  /** Why it is not there, where reading it said so. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** It is read anew when somebody asks for it next, or waits for it. */
  markStale(): void {
    this.#isStale = true;
    this.#onStale();
  }

  /** Replaces what was read last by something that is known better, from which it is read anew. */
  async replace(value: T): Promise<void> {
    // Who has begun to read it meanwhile knows nothing of this.
    await this.#reading;
    this.#value = value;
    this.#isStale = true;
  }

  /**
   * What it is now, however long it takes to read it; what it was before if that is canceled. Who can cancel does not go
   * by what somebody else has canceled.
   */
  async now(work?: LongWork): Promise<T | undefined> {
    const value = await (this.#freshened(work) ?? this.#value);
    return work !== undefined && this.#isCanceled && !isCanceled(work.token) ? this.now(work) : value;
  }

  /** What it is now, or what was read before where reading takes long. */
  async soon(): Promise<T | undefined> {
    const reading = this.#freshened();
    if (reading === undefined) return this.#value;
    let isWaitedFor = true;
    const late = reading.then((value) => {
      if (!isWaitedFor) this.#options.onDidReadLate();
      return value;
    });
    const timeUp = Symbol();
    const first = await Promise.race([late, after(patienceInMilliseconds, timeUp)]);
    if (first !== timeUp) return first;
    isWaitedFor = false;
    return this.#value;
  }

  /** What is being read; undefined where what was read is still fresh. */
  #freshened(work?: LongWork): Promise<T | undefined> | undefined {
    const isFollowed = this.#options.isWatched() && !this.#isUnreachable;
    const isOld = Date.now() - this.#readAt > freshForMilliseconds && !isFollowed;
    if (this.#reading === undefined && (this.#isStale || isOld)) this.#reading = this.#read(work);
    return this.#reading;
  }

  async #read(work: LongWork | undefined): Promise<T | undefined> {
    // Each time it is waited longer, so that what takes long is read to its end however often it changes.
    let patience = soonestAbandonedInMilliseconds;
    do {
      this.#isStale = false;
      this.#problem = undefined;
      this.#isCanceled = false;
      this.#isUnreachable = false;
      try {
        const value = await Promise.race([this.#options.read(this.#value, work), this.#outdated(patience)]);
        if (value === abandoned) patience *= 2;
        else this.#value = value;
      } catch (error) {
        if (work !== undefined && isCanceled(work.token)) {
          this.#isStale = true;
          this.#isCanceled = true;
          break;
        }
        this.#value = undefined;
        this.#isUnreachable = error instanceof UnreachableFiles;
        this.#problem = error instanceof Error ? error.message : String(error);
      }
      // What has changed meanwhile is read once more.
    } while (this.#hasBecomeStale());
    this.#readAt = Date.now();
    this.#reading = undefined;
    return this.#value;
  }

  /** Resolves when what is read from now on has become stale, but not before some time. */
  async #outdated(milliseconds: number): Promise<typeof abandoned> {
    const start = Date.now();
    await new Promise<void>((resolve) => (this.#onStale = resolve));
    return after(Math.max(0, start + milliseconds - Date.now()), abandoned);
  }

  #hasBecomeStale(): boolean {
    return this.#isStale;
  }
}

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));
}
