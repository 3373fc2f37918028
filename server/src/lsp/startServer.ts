import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { printable } from '#schemas/printable';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { createLanguageService, keepWhatIsRight, ProjectFinder, type ReadFile } from '#service';
import { capabilitiesOf, type SupportedCapabilities } from './clientCapabilities';
import type { InitializationOptions } from '#messages';
import { initializationOptions } from '#messages/parameters';
import { describeError, guard } from './guard';
import type { AboutDocument, ServerContext } from './handlers/handler';
import { handlers } from './handlers/handlers';
import { KindReporter } from './kindReporter';
import { section, SettingsStore } from './settingsStore';

/** What the server needs of its host beside the connection. */
export interface ServerHost {
  /** Reads a file by its address; undefined where there is none. */
  readonly readFile: ReadFile;
}

/** Wires the language service to a connection and starts to listen. The connection may be any transport. */
export function startServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    const capabilities = capabilitiesOf(params);
    const { value: options, problems } = keepWhatIsRight(initializationOptions, params.initializationOptions);
    for (const problem of problems)
      connection.console.warn(`An initialization option is ignored. ${printable(problem)}`);
    const context = createContext(connection, documents, host, capabilities, options);
    for (const handler of handlers) handler.register(context);
    const announced = handlers.map((handler) => handler.capabilities(capabilities));
    return {
      serverInfo: { name: 'oci-manifest' },
      capabilities: Object.assign(
        { textDocumentSync: TextDocumentSyncKind.Incremental } satisfies ServerCapabilities,
        ...announced,
      ) as ServerCapabilities,
    };
  });
  documents.listen(connection);
  connection.listen();
}

function createContext(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: ServerHost,
  capabilities: SupportedCapabilities,
  options: InitializationOptions,
): ServerContext {
  const log = connection.console;
  const service = createLanguageService({
    hostReportsSyntax: options.hostReportsSyntax === true,
    hostReportsSymbols: options.hostReportsSymbols === true,
    explainCommand: options.explainCommand,
    resolvesActionEdits: capabilities.resolvesActionEdits,
    explainDocumentCommand: options.explainDocumentCommand,
    computeDescriptorCommand: options.computeDescriptorCommand,
    copyDescriptorCommand: options.copyDescriptorCommand,
    suggestCommand: options.suggestCommand,
    rendersIcons: options.rendersIcons === true,
    onRuleFailure: ({ rule, error }) => log.error(`The rule ${rule.id} failed: ${describeError(error)}`),
  });
  const store = new SettingsStore(
    connection,
    new ProjectFinder(host.readFile),
    capabilities.configuration,
    options.settings,
  );
  const open: ServerContext['open'] = async (uri) => {
    const settings = await store.for(uri);
    const live = documents.get(uri);
    return live === undefined ? undefined : { document: service.parse(live, settings), settings };
  };
  const listeners: (() => void)[] = [];
  const tellListeners = (): void => {
    for (const listener of listeners) listener();
  };

  connection.onInitialized(() => watch(connection, capabilities));
  connection.onDidChangeConfiguration(({ settings }) => {
    store.change(settings);
    tellListeners();
  });
  connection.onDidChangeWatchedFiles(() => {
    store.changeProjects();
    tellListeners();
  });
  documents.onDidClose(({ document }) => store.close(document.uri));

  return {
    connection,
    documents,
    service,
    capabilities,
    log,
    kinds: new KindReporter(connection),
    onDidChangeSettings: (listener) => listeners.push(listener),
    async settingsOf(uri) {
      const settings = await store.for(uri);
      // Nobody would tell the store when such a document is forgotten.
      if (documents.get(uri) === undefined) store.close(uri);
      return settings;
    },
    open,
    whenOpen: (name, silent, answer) =>
      guard(log, name, silent, async (params) => {
        const opened = await open(addressOf(params));
        return opened === undefined ? silent : answer(opened, params);
      }),
  };
}

function addressOf(params: AboutDocument): string {
  return 'textDocument' in params ? params.textDocument.uri : params.uri;
}

function watch(connection: Connection, capabilities: SupportedCapabilities): void {
  if (capabilities.dynamicConfiguration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section });
  }
  if (capabilities.watchFiles) {
    const watchers = [{ globPattern: `**/${projectFileName}` }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
