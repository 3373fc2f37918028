import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  MessageType,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  UnregistrationRequest,
  type Registration,
  type Unregistration,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type WorkspaceFolder,
} from 'vscode-languageserver-protocol/node';
import { createConnection } from 'vscode-languageserver/node';
import { documentKindNotification, type DocumentKindParams } from '#messages';
import type { TextOfFile, UnreadFile } from '#lsp/host';
import { startServer } from '#lsp/startServer';
import { readLayout } from '#service';
import { MemoryStore } from './layouts';
import { neighborsIn } from './neighbors';

/** How a test's client behaves. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What the client answers when asked for `ociManifest`; changeable through `settings` of the client. */
  readonly settings?: Record<string, unknown>;
  /** The files that the server can read, by address. */
  readonly files?: Record<string, string>;
  /** What happens when a file is to get a content of its own; nothing when absent. */
  readonly separateFromLinks?: () => Promise<void>;
  /** What a search for documents finds instead of `files`. */
  readonly findDocuments?: readonly (TextOfFile | UnreadFile)[];
  /** The folders that are open in the client; none when absent. */
  readonly workspaceFolders?: readonly string[];
  /** The open folder as clients say it that know no workspace folders. */
  readonly rootUri?: string;
  /** What the client waits for before it answers when asked for `ociManifest`. */
  readonly settingsReady?: Promise<unknown>;
  /** How long the server waits for that answer. */
  readonly patienceInMilliseconds?: number;
}

/** The capabilities of a client like VS Code. */
export const likeVscode: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: { diagnostic: { dynamicRegistration: false }, codeAction: { dataSupport: true } },
};

/** A language client and the real server in one process, joined by streams. */
export interface ProtocolClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  settings: Record<string, unknown>;
  /** Gives other settings and says that they changed; only some clients send them along. */
  changeSettings(settings: Record<string, unknown>, pushed?: unknown): Promise<void>;
  /** Tells that workspace folders were added and removed. */
  changeFolders(change: {
    readonly added?: readonly string[];
    readonly removed?: readonly string[];
  }): Promise<void>;
  /** The warnings that the server has logged. */
  readonly warnings: readonly string[];
  /** The files that the server has asked for, by address. */
  readonly filesRead: readonly string[];
  /** The files to which the server has given a content of their own, by address. */
  readonly filesSeparated: readonly string[];
  /** Resolves with the next notification of a kind that fits. */
  nextDiagnostics(fits?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  nextKind(): Promise<DocumentKindParams>;
  nextRefresh(): Promise<void>;
  /** Resolves with the next feature of a kind that the server registers, or takes back. */
  nextRegistration(method: string, fits?: (registration: Registration) => boolean): Promise<Registration>;
  nextUnregistration(method: string): Promise<Unregistration>;
  /** The errors that the server has logged until now, which a test expects. */
  takeErrors(): string[];
  /** Ends both sides; fails when the server has logged an error. */
  stop(): Promise<void>;
}

/** Starts a server and initializes it. */
export async function startProtocolClient(options: ClientOptions = {}): Promise<ProtocolClient> {
  const filesRead: string[] = [];
  const filesSeparated: string[] = [];
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    readFile(uri) {
      filesRead.push(uri);
      return Promise.resolve(options.files?.[uri]);
    },
    layouts: {
      read: (folder, previous) => {
        const files: Record<string, string> = {};
        for (const { uri, text } of filesBelow(folder, options)) files[uri.slice(folder.length + 1)] = text;
        return readLayout(new MemoryStore(files, folder), { previous });
      },
      separateFromLinks: (file) => {
        filesSeparated.push(file);
        return options.separateFromLinks?.() ?? Promise.resolve();
      },
    },
    neighbors: {
      read(query, previous) {
        const files = filesBelow(query.folder, options).map(({ uri, text }): [string, string] => [
          decodeURIComponent(uri.slice(query.folder.length + 1)),
          text,
        ]);
        const neighbors = neighborsIn(query, Object.fromEntries(files));
        const isSame = JSON.stringify([...neighbors.files]) === JSON.stringify([...(previous?.files ?? [])]);
        return Promise.resolve(isSame ? previous : neighbors);
      },
    },
    findDocuments: (folder, exclude) =>
      inTurn<TextOfFile | UnreadFile>(
        options.findDocuments ??
          filesBelow(folder, options).filter(({ uri }) => !exclude.some((name) => uri.endsWith(name))),
      ),
    patienceInMilliseconds: options.patienceInMilliseconds,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );

  const errors: string[] = [];
  const warnings: string[] = [];
  const diagnostics = new Waiting<PublishDiagnosticsParams>();
  const kinds = new Waiting<DocumentKindParams>();
  const refreshes = new Waiting<void>();
  const registrations = new Waiting<Registration>();
  const unregistrations = new Waiting<Unregistration>();
  connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
    if (type === MessageType.Error) errors.push(message);
    if (type === MessageType.Warning) warnings.push(message);
  });
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => diagnostics.deliver(params));
  connection.onNotification(documentKindNotification, (params) => kinds.deliver(params));
  connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
    await options.settingsReady;
    return items.map(() => client.settings);
  });
  connection.onRequest(RegistrationRequest.type, ({ registrations: added }) => {
    for (const registration of added) registrations.deliver(registration);
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations: removed }) => {
    for (const registration of removed) unregistrations.deliver(registration);
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => refreshes.deliver());
  connection.listen();

  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // oxlint-disable-next-line typescript/no-deprecated -- the protocol still requires the member
    rootUri: options.rootUri ?? null,
    capabilities: options.capabilities ?? likeVscode,
    initializationOptions: options.initializationOptions,
    ...(options.rootUri === undefined
      ? { workspaceFolders: options.workspaceFolders?.map(asFolder) ?? null }
      : {}),
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const client: ProtocolClient = {
    connection,
    initialized,
    settings: options.settings ?? {},
    warnings,
    filesRead,
    filesSeparated,
    changeFolders({ added = [], removed = [] }) {
      const event = { added: added.map(asFolder), removed: removed.map(asFolder) };
      return connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    },
    changeSettings(settings, pushed = null) {
      client.settings = settings;
      return connection.sendNotification(DidChangeConfigurationNotification.type, { settings: pushed });
    },
    nextDiagnostics: (fits) => diagnostics.next(fits),
    nextKind: () => kinds.next(),
    nextRefresh: () => refreshes.next(),
    nextRegistration: (method, fits = () => true) =>
      registrations.next((registration) => registration.method === method && fits(registration)),
    nextUnregistration: (method) => unregistrations.next((registration) => registration.method === method),
    takeErrors: () => errors.splice(0),
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
      assert.deepEqual(errors, [], 'the server logged errors');
    },
  };
  return client;
}

/** The files of a test below a folder. */
function filesBelow(folder: string, { files = {} }: ClientOptions): { uri: string; text: string }[] {
  return Object.entries(files)
    .filter(([uri]) => uri.startsWith(`${folder}/`))
    .map(([uri, text]) => ({ uri, text }));
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

function asFolder(uri: string): WorkspaceFolder {
  return { uri, name: uri };
}

/** Messages that have come, and those who wait for one. */
class Waiting<T> {
  readonly #come: T[] = [];
  readonly #waiting: { fits: (message: T) => boolean; resolve: (message: T) => void }[] = [];

  deliver(message: T): void {
    const index = this.#waiting.findIndex(({ fits }) => fits(message));
    if (index === -1) this.#come.push(message);
    else this.#waiting.splice(index, 1)[0]!.resolve(message);
  }

  next(fits: (message: T) => boolean = () => true): Promise<T> {
    const index = this.#come.findIndex(fits);
    if (index !== -1) return Promise.resolve(this.#come.splice(index, 1)[0]!);
    return new Promise((resolve) => this.#waiting.push({ fits, resolve }));
  }
}
