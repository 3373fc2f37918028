import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stepsOfVerification, withFacts, type BlobFacts, type Layout, type VerificationStep } from '#service';
import type { BlobPlaces, BlobsToRead, BlobToRead, ServedBlob } from './blobPlace';
import { DamagedInstallation } from './damagedInstallation';
import { codeOf, reasonOf } from './regularFile';

/** What a worker is started with. */
export interface WorkerOptions {
  /** Whether somebody else in this program needs the processors first. */
  readonly isInBackground: boolean;
  /** Becomes 1 when the program of the worker has been loaded: a message could come after an error. */
  readonly loaded: Int32Array<SharedArrayBuffer>;
}

/** What a worker says while it reads blobs. */
export interface WorkerAnswer {
  /** How many bytes more it has read. */
  readonly read: number;
  /** What it has found out about a blob. */
  readonly found?: { readonly path: string; readonly facts: BlobFacts };
  /** That a file of this program cannot be loaded, as a sentence. */
  readonly damaged?: string;
  /** Whether it has read all of what it was given. */
  readonly isDone?: boolean;
}

/** How a layout is verified. */
export interface VerifyOptions {
  /** The program of the worker threads; by default the one beside this program. */
  readonly workerFile?: string | undefined;
  /** The paths of the blobs to read, if not all are to be read. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Whether the program answers somebody meanwhile, which goes first. */
  readonly isInBackground?: boolean | undefined;
  /** Told how many bytes have been read, and how many there are to read. */
  readonly onProgress?: ((read: number, total: number) => void) | undefined;
  /** Ends the work at once. What has been found out until then is kept. */
  readonly signal?: AbortSignal | undefined;
}

/** Programs are bundled, each to one file, and their workers are beside them. */
const workerBesideProgram = join(__dirname, 'verifyWorker.js');

/** More threads do not read faster from one disk, and leave less for others. */
const workersAtOnce = 2;

/** A worker has its buffers, the window of a decoder, and little more. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/**
 * Reads the blobs of a layout to their end that have not been, each once: computes their digests, and those of what is
 * in compressed layers. Gives the layout with what was found out. A blob that cannot be read costs no other.
 * @throws DamagedInstallation
 */
export async function verifyLayout(
  layout: Layout,
  places: BlobPlaces,
  options: VerifyOptions = {},
): Promise<Layout> {
  // The largest come first, so that no thread is left alone with one at the end.
  const steps = stepsOfVerification(layout)
    .filter(({ path }) => options.only?.has(path) !== false)
    .sort((a, b) => b.size - a.size);
  const facts = await new Verification(steps, places, options).run();
  return withFacts(layout, steps, facts);
}

/** What one thread is to read. */
type Share = readonly [BlobToRead, ...BlobToRead[]] | readonly [VerificationStep & ServedBlob];

class Verification {
  readonly #steps: readonly VerificationStep[];
  readonly #places: BlobPlaces;
  readonly #options: VerifyOptions;
  readonly #facts = new Map<string, BlobFacts>();
  readonly #total: number;
  #read = 0;

  constructor(steps: readonly VerificationStep[], places: BlobPlaces, options: VerifyOptions) {
    this.#steps = steps;
    this.#places = places;
    this.#options = options;
    this.#total = steps.reduce((sum, { size }) => sum + size, 0);
  }

  async run(): Promise<ReadonlyMap<string, BlobFacts>> {
    const rest = await this.#shares();
    const count = Math.min(workersAtOnce, rest.length);
    await Promise.all(Array.from({ length: count }, () => this.#work(rest)));
    return this.#facts;
  }

  /** What is read at once: each blob alone, and all blobs of a compressed archive, since it has no other beginning. */
  async #shares(): Promise<Share[]> {
    const alone: Share[] = [];
    const within: BlobToRead[] = [];
    for (const step of this.#steps) {
      if (this.#isCanceled) return [];
      try {
        const place = await this.#places.placeOf(step.path);
        if ('serve' in place) alone.push([{ ...step, ...place }]);
        else if (place.within === undefined) alone.push([{ ...step, ...place }]);
        else within.push({ ...step, ...place });
      } catch (error) {
        this.#facts.set(step.path, { problem: reasonOf(error) });
      }
    }
    const [first, ...others] = within.sort((a, b) => a.offset - b.offset);
    return first === undefined ? alone : [[first, ...others], ...alone];
  }

  get #workerFile(): string {
    return this.#options.workerFile ?? workerBesideProgram;
  }

  get #isCanceled(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Reads blobs until there are no more. A thread that fails takes with it what it reads, and another thread goes on. */
  async #work(rest: Share[]): Promise<void> {
    let worker: Worker | undefined;
    let loaded = new Int32Array(new SharedArrayBuffer(4));
    const next = (): Share | undefined => (this.#isCanceled ? undefined : rest.shift());
    try {
      for (let blobs = next(); blobs !== undefined; blobs = next()) {
        if (worker === undefined) loaded = new Int32Array(new SharedArrayBuffer(4));
        worker ??= new Worker(this.#workerFile, {
          resourceLimits,
          workerData: {
            isInBackground: this.#options.isInBackground === true,
            loaded,
          } satisfies WorkerOptions,
          execArgv: [],
        });
        try {
          await this.#readIn(worker, loaded, await contentOf(blobs));
        } catch (error) {
          if (this.#isCanceled) return;
          if (error instanceof DamagedInstallation) throw error;
          for (const { path } of blobs)
            if (!this.#facts.has(path)) this.#facts.set(path, { problem: reasonOf(error) });
          await worker.terminate();
          worker = undefined;
        }
      }
    } finally {
      // Whoever cancels does not wait until the thread gets a processor to end on.
      const ended = worker?.terminate();
      if (!this.#isCanceled) await ended;
    }
  }

  /** Has a thread read blobs, and takes what it finds out, until it has read them or the work is no longer wanted. */
  async #readIn(worker: Worker, loaded: Int32Array, blobs: BlobsToRead): Promise<void> {
    const { signal, onProgress } = this.#options;
    const ended = new AbortController();
    try {
      await new Promise<void>((resolve, reject) => {
        const { signal: until } = ended;
        signal?.addEventListener('abort', () => resolve(), { signal: until });
        const onAnswer = ({ read, found, damaged, isDone }: WorkerAnswer): void => {
          this.#read += read;
          if (read > 0) onProgress?.(this.#read, this.#total);
          if (found !== undefined) this.#facts.set(found.path, found.facts);
          if (damaged !== undefined) reject(new DamagedInstallation(damaged));
          if (isDone === true) resolve();
        };
        const onFailure = (error: Error): void => {
          // Node.js has codes of its own for a thread that there is no memory for.
          const isLoading = loaded[0] === 0 && codeOf(error)?.startsWith('ERR_WORKER_') !== true;
          reject(isLoading ? DamagedInstallation.of(this.#workerFile, error) : error);
        };
        const onEnd = (): void => onFailure(new Error('the thread that read it ended'));
        worker.on('message', onAnswer);
        worker.on('error', onFailure);
        worker.on('exit', onEnd);
        until.addEventListener('abort', () => {
          worker.off('message', onAnswer);
          worker.off('error', onFailure);
          worker.off('exit', onEnd);
        });
        worker.postMessage(blobs);
      });
    } finally {
      ended.abort();
    }
  }
}

/** What a thread is told: it cannot ask for the bytes of a blob itself. */
async function contentOf(share: Share): Promise<BlobsToRead> {
  if (!isServed(share)) return share;
  const [{ serve, ...step }] = share;
  return [{ ...step, content: await serve() }];
}

function isServed(share: Share): share is readonly [VerificationStep & ServedBlob] {
  return 'serve' in share[0];
}
