import {
  ErrorCodes,
  Message,
  type MessageStrategy,
  type NotificationMessage,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver';
import { isPlainObject } from '#schemas/plainData';

/** Who ends a session does not wait longer for what takes long, such as the verification of a layout. */
const longestExitInMilliseconds = 3000;

/**
 * Lets a message through only at its time: nothing but `initialize` before the client has introduced itself, that only
 * once, and nothing but `exit` after `shutdown` (LSP 3.17, “Server lifecycle”). Other requests are answered with an
 * error, and so is one whose parameters are not an object, as those of all requests are. Other notifications are dropped.
 */
export class Lifecycle implements MessageStrategy {
  readonly #answer: (response: ResponseMessage) => void;
  readonly #unanswered = new Set<ResponseMessage['id']>();
  #state: 'new' | 'running' | 'shut down' = 'new';
  /** Ends the process; undefined until the client asks for it. */
  #exit: (() => void) | undefined;

  /** @param answer sends a response to the client */
  constructor(answer: (response: ResponseMessage) => void) {
    this.#answer = answer;
  }

  /** Whether the client has said that the server is to end. */
  get isShutDown(): boolean {
    return this.#state === 'shut down';
  }

  /** Whether the process ends as soon as the answers are sent that `exit` waits for. */
  get isEnding(): boolean {
    return this.#exit !== undefined;
  }

  handleMessage(message: Message, next: (message: Message) => void | Promise<void>): void | Promise<void> {
    if (Message.isRequest(message)) {
      return this.#handleRequest(message, next);
    }
    if (Message.isNotification(message)) {
      if (this.#isUntimely(message)) return;
      if (message.method === 'exit' && this.#unanswered.size > 0) {
        this.#exit = () => void next(message);
        setTimeout(this.#exit, longestExitInMilliseconds);
        return;
      }
    }
    if (hasNoMethod(message)) {
      this.#answer({ jsonrpc: '2.0', id: message.id, error: noMethod });
      return;
    }
    return next(message);
  }

  /** Tells that a message has been sent to the client, or cannot be. `exit` waits for all answers, but not for long. */
  sent(message: Message): void {
    if (!Message.isResponse(message)) return;
    this.#unanswered.delete(message.id);
    if (this.#unanswered.size === 0) this.#exit?.();
  }

  #handleRequest(
    message: RequestMessage,
    next: (message: Message) => void | Promise<void>,
  ): void | Promise<void> {
    const { id, method } = message;
    const params = isLeftOut(message.params) ? undefined : message.params;
    const error = this.#errorOf(method) ?? errorOfParams(method, params);
    this.#unanswered.add(id);
    if (error !== undefined) {
      this.#answer({ jsonrpc: '2.0', id, error });
      return;
    }
    if (method === 'initialize') this.#state = 'running';
    if (method === 'shutdown') this.#state = 'shut down';
    const { params: _sent, ...rest } = message;
    return next(params === undefined ? rest : message);
  }

  #errorOf(method: string): ResponseMessage['error'] {
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

/** Tells whether a message is a request but for the name of a method, which is there and no text. */
function hasNoMethod(message: Message): message is Message & { id: ResponseMessage['id'] } {
  if (!('method' in message) || !('id' in message)) return false;
  return (
    typeof message.method !== 'string' && (typeof message.id === 'string' || typeof message.id === 'number')
  );
}

const noMethod = { code: ErrorCodes.InvalidRequest, message: 'The method must be a string.' };

/** Clients write null or an empty list where a request has no parameters. */
function isLeftOut(params: unknown): boolean {
  return params === null || (Array.isArray(params) && params.length === 0);
}

function errorOfParams(method: string, params: unknown): ResponseMessage['error'] {
  if (params === undefined ? method !== 'initialize' : isPlainObject(params)) return undefined;
  return { code: ErrorCodes.InvalidParams, message: 'The parameters must be an object.' };
}
