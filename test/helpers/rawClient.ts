import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { StreamMessageReader, type Message } from 'vscode-languageserver-protocol/node';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const program = join(repositoryRoot, 'dist', 'server', 'languageServer.js');

/** A message of the server, of any sort. */
export interface Answer extends Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: {
    readonly message?: string;
    readonly diagnostics?: readonly unknown[];
    readonly uri?: string;
  };
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A client that sends bytes as it likes to the program of the language server, and sees every message that comes back. */
export class RawClient {
  /** Settles with the exit code when the program ends. */
  readonly ended: Promise<number | null>;
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #answers: Answer[] = [];
  readonly #waiting = new Set<() => void>();
  #told = '';
  #lastId = 0;

  constructor() {
    this.#server = spawn(process.execPath, [program, '--stdio']);
    this.ended = once(this.#server, 'exit').then(([code]) => code as number | null);
    this.#server.stderr.on('data', (chunk: Buffer) => (this.#told += chunk.toString()));
    // A program that has ended reads no more.
    this.#server.stdin.on('error', () => undefined);
    new StreamMessageReader(this.#server.stdout).listen((message) => {
      this.#answers.push(message);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** What the program has written to standard error. */
  get told(): string {
    return this.#told;
  }

  /** The messages of the log that have come. */
  get logged(): string[] {
    return this.#answers.flatMap(({ method, params }) =>
      method === 'window/logMessage' ? [params?.message ?? ''] : [],
    );
  }

  /** The requests of the server that have come. */
  get asked(): Answer[] {
    return this.#answers.filter(({ id, method }) => id !== undefined && method !== undefined);
  }

  /** Sends bytes as they are. */
  sendRaw(bytes: string | Buffer): void {
    this.#server.stdin.write(bytes);
  }

  /** Settles when what was sent has gone out. */
  flushed(): Promise<void> {
    return new Promise((resolve) => this.#server.stdin.write('', () => resolve()));
  }

  /** Sends a text with its length before it. */
  sendText(text: string): void {
    this.sendRaw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  notify(method: string, params?: unknown): void {
    this.sendText(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  /** Sends a request and gives its identifier. */
  ask(method: string, params?: unknown): number {
    const id = ++this.#lastId;
    this.sendText(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return id;
  }

  /** Sends a request and waits for its answer. */
  request(method: string, params?: unknown): Promise<Answer> {
    const id = this.ask(method, params);
    return this.next((answer) => answer.id === id && answer.method === undefined);
  }

  /** The first message that fits, which may have come before. */
  next(fits: (answer: Answer) => boolean): Promise<Answer> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.#answers.find(fits);
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async initialize(params: object = {}): Promise<Answer> {
    const answer = await this.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      ...params,
    });
    this.notify('initialized', {});
    return answer;
  }

  /** Says no more, as a client that has died. */
  hangUp(): void {
    this.#server.stdin.end();
  }

  /** Listens no more. */
  stopListening(): void {
    this.#server.stdout.destroy();
  }

  async stop(): Promise<void> {
    this.#server.kill();
    await this.ended;
  }
}
