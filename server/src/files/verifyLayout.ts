import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stepsOfVerification, withFacts, type BlobFacts, type Layout, type VerificationStep } from '#service';
import type { FolderStore } from './folderStore';
import type { BlobToRead } from './readBlob';
import { reasonOf } from './regularFile';

/** What a worker says while it reads a blob: how many bytes more it has read and, at the end, what it has found out. */
export interface WorkerAnswer {
  readonly read: number;
  readonly facts?: BlobFacts;
}

/** How a layout is verified. */
export interface VerifyOptions {
  /** The program of the worker threads; by default the one beside this program. */
  readonly workerFile?: string | undefined;
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
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };

/**
 * Reads the blobs of a layout to their end that have not been, each once: computes their digests, and those of what is
 * in compressed layers. Gives the layout with what was found out. A blob that cannot be read costs no other.
 */
export async function verifyLayout(
  layout: Layout,
  store: FolderStore,
  options: VerifyOptions = {},
): Promise<Layout> {
  // The largest come first, so that no thread is left alone with one at the end.
  const steps = [...stepsOfVerification(layout)].sort((a, b) => b.size - a.size);
  const facts = await new Verification(steps, store, options).run();
  return withFacts(layout, steps, facts);
}

class Verification {
  readonly #steps: readonly VerificationStep[];
  readonly #rest: VerificationStep[];
  readonly #store: FolderStore;
  readonly #options: VerifyOptions;
  readonly #facts = new Map<string, BlobFacts>();
  readonly #total: number;
  #read = 0;

  constructor(steps: readonly VerificationStep[], store: FolderStore, options: VerifyOptions) {
    this.#steps = steps;
    this.#rest = [...steps];
    this.#store = store;
    this.#options = options;
    this.#total = steps.reduce((sum, { size }) => sum + size, 0);
  }

  async run(): Promise<ReadonlyMap<string, BlobFacts>> {
    const count = Math.min(workersAtOnce, this.#steps.length);
    await Promise.all(Array.from({ length: count }, () => this.#work()));
    return this.#facts;
  }

  /** Reads blobs until there are no more. A thread that fails takes one blob with it, and another thread goes on. */
  async #work(): Promise<void> {
    let worker: Worker | undefined;
    try {
      for (let step = this.#next(); step !== undefined; step = this.#next()) {
        worker ??= new Worker(this.#options.workerFile ?? workerBesideProgram, {
          resourceLimits,
          execArgv: [],
        });
        try {
          const facts = await this.#readIn(worker, step);
          if (facts !== undefined) this.#facts.set(step.path, facts);
        } catch (error) {
          this.#facts.set(step.path, { problem: reasonOf(error) });
          await worker.terminate();
          worker = undefined;
        }
      }
    } finally {
      await worker?.terminate();
    }
  }

  #next(): VerificationStep | undefined {
    return this.#options.signal?.aborted === true ? undefined : this.#rest.shift();
  }

  /** What a thread finds out about a blob; undefined when the work is no longer wanted. */
  async #readIn(worker: Worker, step: VerificationStep): Promise<BlobFacts | undefined> {
    let blob: BlobToRead;
    try {
      blob = { ...step, file: await this.#store.realPathOf(step.path) };
    } catch (error) {
      return { problem: reasonOf(error) };
    }
    const { signal, onProgress } = this.#options;
    if (signal?.aborted === true) return undefined;
    const ended = new AbortController();
    try {
      return await new Promise((resolve, reject) => {
        const { signal: until } = ended;
        signal?.addEventListener('abort', () => resolve(undefined), { signal: until });
        const onAnswer = ({ read, facts }: WorkerAnswer): void => {
          this.#read += read;
          onProgress?.(this.#read, this.#total);
          if (facts !== undefined) resolve(facts);
        };
        const onEnd = (): void => reject(new Error('the thread that read it ended'));
        worker.on('message', onAnswer);
        worker.on('error', reject);
        worker.on('exit', onEnd);
        until.addEventListener('abort', () => {
          worker.off('message', onAnswer);
          worker.off('error', reject);
          worker.off('exit', onEnd);
        });
        worker.postMessage(blob);
      });
    } finally {
      ended.abort();
    }
  }
}
