import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeParams,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

/** How a language server is started, and what its client says of itself. */
export interface StdioServerOptions {
  /** The main file of the server. */
  readonly program: string;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What the client says beside its process ID. */
  readonly params?: Partial<InitializeParams>;
  /** Listens to what the server may send at once. */
  readonly listen?: (connection: ProtocolConnection) => void;
}

/** A language server in a process of its own, which has been initialized. */
export interface StdioServer {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** Shuts the server down as the protocol wants it, and resolves once its process has ended. */
  stop(): Promise<void>;
}

/** Starts a language server over stdio, and resolves once it is initialized. */
export async function startStdioServer(options: StdioServerOptions): Promise<StdioServer> {
  const { program, nodeOptions = [], env = process.env, params } = options;
  const server = spawn(process.execPath, [...nodeOptions, program, '--stdio'], { env });
  server.stderr.pipe(process.stderr);
  const exited = once(server, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  options.listen?.(connection);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // oxlint-disable-next-line typescript/no-deprecated -- the protocol still requires the member
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    ...params,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    process: server,
    connection,
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await exited;
      connection.dispose();
    },
  };
}
