import { join } from 'node:path';
import { ZSTDDecoder } from 'zstddec/stream';
import { DamagedInstallation } from './damagedInstallation';

/** The functions of zstd’s library that decode a stream, and its memory. All numbers are addresses, sizes, or both. */
interface Library {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  ZSTD_createDCtx(): number;
  /** Gives a negative number for an error. */
  ZSTD_decompressStream(context: number, output: number, input: number): number;
}

/** Why content cannot be decoded: it refers back further than decoders allow, or it is damaged. */
export type ZstdProblem = 'window' | 'damaged';

/** A block gives no more, so that input and output of about this size cost few steps. */
const largestBlockInBytes = 128 * 1024;
const outputInBytes = 2 * largestBlockInBytes;

/** Errors of the library: a window beyond 128 MiB, and no memory for a smaller one. */
const windowErrors = [-16, -64];

/**
 * Decodes zstd content with the WebAssembly code of zstddec, whose own decoder of streams does not say what went wrong, copies
 * whatever it gives, and keeps its memory after an error. Each decoder here has a memory of its own, which goes with it.
 */
export class ZstdDecoder {
  readonly #library: Library;
  readonly #context: number;
  /** Where the bytes are that are decoded, and what comes out. */
  readonly #inputBytes: number;
  readonly #outputBytes: number;
  /** Where the library is told of them: the address, the size, and how much of it is used. */
  readonly #input: number;
  readonly #output: number;
  #written = 0;
  #decoded = 0;
  #problem: ZstdProblem | undefined;
  #memory: DataView;
  #bytes: Uint8Array;

  private constructor(library: Library) {
    this.#library = library;
    this.#context = library.ZSTD_createDCtx();
    this.#inputBytes = library.malloc(largestBlockInBytes);
    this.#outputBytes = library.malloc(outputInBytes);
    this.#input = library.malloc(12);
    this.#output = library.malloc(12);
    this.#memory = new DataView(library.memory.buffer);
    this.#bytes = new Uint8Array(library.memory.buffer);
  }

  /** @throws DamagedInstallation */
  static async create(): Promise<ZstdDecoder> {
    code ??= loadCode().catch((error: unknown) => {
      throw DamagedInstallation.of(fileOfCode, error);
    });
    let onGrowth = (): void => undefined;
    const { exports } = await WebAssembly.instantiate(await code, {
      env: { emscripten_notify_memory_growth: () => onGrowth() },
    });
    const decoder = new ZstdDecoder(exports as unknown as Library);
    onGrowth = () => decoder.#lookAgain();
    return decoder;
  }

  /** How many bytes have come out until now. */
  get decoded(): number {
    return this.#decoded;
  }

  /** Why decoding has failed; nothing can be decoded then. */
  get problem(): ZstdProblem | undefined {
    return this.#problem;
  }

  /**
   * Decodes the next bytes; gives what comes out whenever there is enough of it. Ends at an error. What comes out of bytes
   * that are given together with damaged ones may be lost.
   */
  *decode(bytes: Uint8Array): Generator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += largestBlockInBytes) {
      const part = bytes.subarray(start, start + largestBlockInBytes);
      this.#bytes.set(part, this.#inputBytes);
      let read = 0;
      for (let isFull = false; read < part.length || isFull;) {
        read = this.#step(read, part.length);
        isFull = this.#written === outputInBytes;
        if (isFull) yield this.takeOutput();
        if (this.#problem !== undefined) return;
      }
    }
  }

  /** What has come out and was not given yet. Valid until more is decoded. */
  takeOutput(): Uint8Array {
    const output = this.#bytes.subarray(this.#outputBytes, this.#outputBytes + this.#written);
    this.#written = 0;
    return output;
  }

  /** Decodes until the input is read or the output is full; gives how much of the input is read. */
  #step(read: number, length: number): number {
    this.#tell(this.#input, this.#inputBytes, length, read);
    this.#tell(this.#output, this.#outputBytes, outputInBytes, this.#written);
    const result = this.#library.ZSTD_decompressStream(this.#context, this.#output, this.#input);
    if (result < 0) this.#problem = windowErrors.includes(result) ? 'window' : 'damaged';
    const before = this.#written;
    this.#written = this.#memory.getUint32(this.#output + 8, true);
    this.#decoded += this.#written - before;
    return this.#memory.getUint32(this.#input + 8, true);
  }

  #tell(at: number, address: number, size: number, used: number): void {
    this.#memory.setUint32(at, address, true);
    this.#memory.setUint32(at + 4, size, true);
    this.#memory.setUint32(at + 8, used, true);
  }

  /** The memory of the library is another object whenever it has grown. */
  #lookAgain(): void {
    this.#memory = new DataView(this.#library.memory.buffer);
    this.#bytes = new Uint8Array(this.#library.memory.buffer);
  }
}

/** Programs are bundled, and the library is beside them. */
const fileOfCode = join(__dirname, 'zstd.js');

/** The compiled code of the library, which zstddec hands to itself. */
let code: Promise<WebAssembly.Module> | undefined;

async function loadCode(): Promise<WebAssembly.Module> {
  let loaded: WebAssembly.Module | undefined;
  // The class is made here, because programs load zstddec when it is first used.
  class Loader extends ZSTDDecoder {
    override _init({ module }: WebAssembly.WebAssemblyInstantiatedSource): void {
      loaded = module;
    }
  }
  await new Loader().init();
  if (loaded === undefined) throw new Error('zstddec has not loaded its code');
  return loaded;
}
