import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes messages to a stream, each with its header in one piece: the writer of the protocol's package writes a header, and the
 * content only when that is gone.
 */
export class FramedWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #output: Writable;
  #failures = 0;

  constructor(output: Writable) {
    super();
    this.#output = output;
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  /** @returns a promise that is fulfilled when the message is written, and rejected when it cannot be */
  async write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    const framed = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    await new Promise<void>((resolve, reject) => {
      this.#output.write(framed, (error) => {
        if (!error) {
          resolve();
          return;
        }
        this.fireError(error, message, ++this.#failures);
        reject(error);
      });
    });
  }

  end(): void {
    this.#output.end();
  }
}
