import type { Answer, Question, Questions } from '../questions';

/** Asks the worker. */
export class Engine {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #last = 0;

  /**
   * @param address the address of the program of the worker
   * @param onBroken called when the program cannot be loaded
   */
  constructor(address: string, onBroken: () => void) {
    try {
      this.#worker = new Worker(address);
    } catch {
      // Browsers allow no worker in a page that is a file of the disk.
      onBroken();
      return;
    }
    this.#worker.addEventListener('message', ({ data: { id, value, failure } }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(failure));
    });
    this.#worker.addEventListener('error', onBroken);
  }

  /** Rejects if the worker could not answer. */
  ask<Name extends keyof Questions>(
    name: Name,
    ...[text, position, label]: Parameters<Questions[Name]>
  ): Promise<ReturnType<Questions[Name]>> {
    const id = ++this.#last;
    const question: Question = { id, name, text, position, label };
    this.#worker?.postMessage(question);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }
}
