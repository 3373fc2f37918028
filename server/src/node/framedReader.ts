import type { Readable } from 'node:stream';
import { StreamMessageReader, type Disposable } from 'vscode-languageserver/node';
import { MessageHeads } from './messageHeads';

/** Reads messages from a stream, and has an error as soon as the stream cannot be divided into messages. */
export class FramedReader extends StreamMessageReader {
  readonly #input: Readable;

  constructor(input: Readable) {
    super(input);
    this.#input = input;
  }

  override listen(callback: Parameters<StreamMessageReader['listen']>[0]): Disposable {
    const heads = new MessageHeads();
    this.#input.on('data', (chunk: Buffer) => {
      const problem = heads.problemIn(chunk);
      if (problem !== undefined) this.fireError(new Error(problem));
    });
    return super.listen(callback);
  }
}
