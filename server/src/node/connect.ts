import { Console } from 'node:console';
import { connect as connectSocket } from 'node:net';
import {
  createConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  type Connection,
  type Message,
  type MessageReader,
  type MessageStrategy,
  type MessageWriter,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { printable, printableError } from '#schemas/printable';
import { Lifecycle } from '#lsp/lifecycle';
import { FramedReader } from './framedReader';
import { FramedWriter } from './framedWriter';
import type { Channel } from './transport';

/**
 * Connects to the client. The process ends when the client is gone: with 0 after it has sent `shutdown`, otherwise with
 * 1. It also ends with 1, and a line on standard error, when what arrives cannot be divided into messages: what follows
 * could not be divided either, and a client that waits for an answer would wait for ever.
 * @throws Error when nobody listens at the port or pipe
 */
export async function connectToClient(channel: Channel): Promise<Connection> {
  const { reader, writer: channelWriter } = await open(channel);
  const writer = telling(channelWriter, (message) => lifecycle.sent(message));
  const send = (response: ResponseMessage): void => void writer.write(response).catch(() => undefined);
  const lifecycle = new Lifecycle(send);
  // Messages are handled one in each turn of the event loop, until there are none.
  let handled = 0;
  const afterHandled = (close: () => void, before = -1): void =>
    void setImmediate(() => {
      if (handled !== before) afterHandled(close, handled);
      else if (!lifecycle.isEnding) close();
    });
  const end = (): never => process.exit(lifecycle.isShutDown ? 0 : 1);
  const lasting = closingLater(reader, afterHandled);
  const connection = createConnection(
    ProposedFeatures.all,
    oneByOne(lasting, (error) => connection.console.warn(`A message was refused: ${printableError(error)}`)),
    writer,
    { messageStrategy: counting(lifecycle, () => handled++) },
  );
  process.once('disconnect', end);
  lasting.onClose(end);
  writer.onClose(end);
  writer.onError(end);
  reader.onError((error) => {
    // Only the text of one message is wrong: where the next one begins is known.
    if (error instanceof SyntaxError) {
      send({ jsonrpc: '2.0', id: null, error: { code: ErrorCodes.ParseError, message: error.message } });
      return;
    }
    console.error(
      `oci-manifest-language-server: the messages of the client cannot be read: ${printable(error.message)}`,
    );
    process.exit(1);
  });
  return connection;
}

/** The same messages, one of which can be wrong without an error of the reader. */
function oneByOne(reader: MessageReader, onFailure: (error: unknown) => void): MessageReader {
  const { onError, onClose, onPartialMessage } = reader;
  return {
    onError,
    onClose,
    onPartialMessage,
    dispose: () => reader.dispose(),
    listen: (callback) =>
      reader.listen((message) => {
        try {
          callback(message);
        } catch (error) {
          onFailure(error);
        }
      }),
  };
}

/**
 * The same messages, after which it closes only when those before have been handled: a client may hang up as soon as it
 * has sent the last one.
 * @param whenHandled calls back then
 */
function closingLater(reader: MessageReader, whenHandled: (close: () => void) => void): MessageReader {
  const { onError, onPartialMessage } = reader;
  return {
    onError,
    onPartialMessage,
    onClose: (listener, thisArgs, disposables) =>
      reader.onClose(() => whenHandled(() => void listener.call(thisArgs)), undefined, disposables),
    dispose: () => reader.dispose(),
    listen: (callback) => reader.listen(callback),
  };
}

/** The same strategy, which tells of each message that it handles. */
function counting(strategy: MessageStrategy, onHandled: () => void): MessageStrategy {
  return {
    handleMessage: (message, next) => {
      onHandled();
      return strategy.handleMessage(message, next);
    },
  };
}

/**
 * The same writer, which tells when a message has been written, or cannot be.
 * @param onSent called with each message
 */
function telling(writer: MessageWriter, onSent: (message: Message) => void): MessageWriter {
  const { onError, onClose } = writer;
  return {
    onError,
    onClose,
    dispose: () => writer.dispose(),
    end: () => writer.end(),
    write: (message) => writer.write(message).finally(() => onSent(message)),
  };
}

async function open(channel: Channel): Promise<{ reader: MessageReader; writer: MessageWriter }> {
  if (channel === 'node-ipc') {
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  }
  if (channel === 'stdio') {
    // The client would take for a message what anything else writes to standard output.
    globalThis.console = new Console(process.stderr, process.stderr);
    return {
      reader: new FramedReader(process.stdin),
      writer: new FramedWriter(process.stdout),
    };
  }
  const socket = connectSocket(channel);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return { reader: new FramedReader(socket), writer: new FramedWriter(socket) };
}
