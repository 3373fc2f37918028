import {
  ErrorCodes,
  Message,
  type MessageStrategy,
  type NotificationMessage,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver';

/**
 * Lets a message through only at its time: nothing but `initialize` before the client has introduced itself, that only
 * once, and nothing but `exit` after `shutdown` (LSP 3.17, “Server lifecycle”). Other requests are answered with an
 * error, other notifications are dropped.
 */
export class Lifecycle implements MessageStrategy {
  readonly #answer: (response: ResponseMessage) => void;
  #state: 'new' | 'running' | 'shut down' = 'new';

  /** @param answer sends a response to the client */
  constructor(answer: (response: ResponseMessage) => void) {
    this.#answer = answer;
  }

  /** Whether the client has said that the server is to end. */
  get isShutDown(): boolean {
    return this.#state === 'shut down';
  }

  handleMessage(message: Message, next: (message: Message) => void | Promise<void>): void | Promise<void> {
    if (Message.isRequest(message)) {
      const error = this.#errorOf(message);
      if (error !== undefined) {
        this.#answer({ jsonrpc: '2.0', id: message.id, error });
        return;
      }
      if (message.method === 'initialize') this.#state = 'running';
      if (message.method === 'shutdown') this.#state = 'shut down';
    } else if (Message.isNotification(message) && this.#isUntimely(message)) {
      return undefined;
    }
    return next(message);
  }

  #errorOf({ method }: RequestMessage): ResponseMessage['error'] {
    switch (this.#state) {
      case 'new':
        if (method === 'initialize') return undefined;
        return { code: ErrorCodes.ServerNotInitialized, message: 'The first request must be initialize.' };
      case 'running':
        if (method !== 'initialize') return undefined;
        return { code: ErrorCodes.InvalidRequest, message: 'The server is initialized already.' };
      case 'shut down':
        return { code: ErrorCodes.InvalidRequest, message: 'The server is shut down.' };
    }
  }

  #isUntimely({ method }: NotificationMessage): boolean {
    return this.#state !== 'running' && method !== 'exit';
  }
}
