import '#schemas/jitless';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type DidChangeConfigurationParams,
  type DidChangeWatchedFilesParams,
  type DidChangeWorkspaceFoldersParams,
  type FileSystemWatcher,
  PositionEncodingKind,
  WatchKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isPlainObject } from '#schemas/plainData';
import { printable, printableError } from '#schemas/printable';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { version } from '../../../package.json';
import { createLanguageService, keepWhatIsRight, ProjectFinder, type ReadFile } from '#service';
import { capabilitiesOf, type SupportedCapabilities } from './clientCapabilities';
import { archiveScheme, switchOnKind, type InitializationOptions } from '#messages';
import { initializationOptions } from '#messages/parameters';
import { withLayoutsOf } from './clientLayouts';
import { withNeighborsOf } from './clientNeighbors';
import { withFilesOf } from './clientFiles';
import {
  changedFiles,
  changedFolders,
  changedSettings,
  checkedDocuments,
  checkedWith,
} from './checkedNotifications';
import { guard } from './guard';
import { heedRefusal } from './heedRefusal';
import { readInitializeParams } from './initializeParams';
import type { AboutDocument, Concerned, ServerContext, UnparsedDocument } from './handlers/handler';
import { handlers } from './handlers/handlers';
import { DocumentNeighbors } from './documentNeighbors';
import { FolderWatcher } from './folderWatcher';
import type { ServerHost } from './host';
import { projectFileOf } from './projectFiles';
import type { Patience } from './kept';
import { KindReporter } from './kindReporter';
import { layoutFiles, layoutFolders, Layouts } from './layouts';
import { liveDocuments } from './liveDocuments';
import { section, SettingsStore } from './settingsStore';
import { WorkspaceFolders } from './workspaceFolders';

/** Wires the language service to a connection and starts to listen. The connection may be any transport. */
export function startServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(liveDocuments);
  connection.onInitialize((sent) => {
    const params = readInitializeParams(sent);
    const capabilities = capabilitiesOf(params);
    const options = readOptions(connection, params.initializationOptions);
    const folders = new WorkspaceFolders(params);
    const context = createContext(connection, documents, host, capabilities, options, folders);
    for (const handler of handlers) handler.register(context);
    const announced = handlers.map((handler) => handler.capabilities(capabilities));
    return {
      serverInfo: { name: 'oci-manifest', version },
      capabilities: Object.assign(
        {
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
          // The encoding that every client must know, and that of strings in JavaScript.
          ...(capabilities.positionEncodings ? { positionEncoding: PositionEncodingKind.UTF16 } : {}),
        } satisfies ServerCapabilities,
        ...announced,
      ) as ServerCapabilities,
    };
  });
  documents.listen(checkedDocuments(connection, checkedWith(connection.console)));
  connection.listen();
}

/** The initialization options; what is wrong in them is ignored and named in the log. */
function readOptions(connection: Connection, sent: unknown): InitializationOptions {
  if (sent != null && !isPlainObject(sent))
    connection.console.warn('The initialization options are ignored, because they are not an object.');
  const { value, problems } = keepWhatIsRight(initializationOptions, sent);
  for (const problem of problems)
    connection.console.warn(`An initialization option is ignored. ${printable(problem)}`);
  return value;
}

function createContext(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: ServerHost,
  capabilities: SupportedCapabilities,
  options: InitializationOptions,
  folders: WorkspaceFolders,
): ServerContext {
  const log = connection.console;
  const service = createLanguageService({
    hostReportsSyntax: options.hostReportsSyntax === true,
    hostReportsSymbols: options.hostReportsSymbols === true,
    pagesUri: options.pagesUri,
    explainCommand: options.explainCommand,
    resolvesActionEdits: capabilities.resolvesActionEdits,
    changesFiles: capabilities.changesFiles,
    explainDocumentCommand: options.explainDocumentCommand,
    openPlaceCommand: options.openPlaceCommand,
    revealFileCommand: options.revealFileCommand,
    computeDescriptorCommand: options.computeDescriptorCommand,
    copyDescriptorCommand: options.copyDescriptorCommand,
    repairLayoutCommand: options.repairLayoutCommand,
    saveDocumentCommand: options.saveDocumentCommand,
    suggestCommand: options.suggestCommand,
    convertsTabs: options.convertsTabs === true,
    formattedScheme: options.formattedScheme,
    archiveScheme,
    switchOnKind,
    rendersIcons: options.rendersIcons === true,
    onRuleFailure: ({ rule, error }) => log.error(`The rule ${rule.id} failed: ${printableError(error)}`),
  });
  const listeners: ((isConcerned: Concerned) => void)[] = [];
  const tellListeners = (isConcerned: Concerned = () => true): void => {
    for (const listener of listeners) listener(isConcerned);
  };
  const readFile = asInEditors(
    options.servesFiles === true ? withFilesOf(connection, host, folders) : host.readFile,
  );
  const finder = new ProjectFinder(readFile, folders.endsSearch);
  const store = new SettingsStore(
    {
      connection,
      canBeAsked: capabilities.configuration,
      initial: options.settings,
      patienceInMilliseconds: host.patienceInMilliseconds,
      folderOf: (uri) => folders.outermost(uri),
      onLateAnswer: () => tellListeners(),
    },
    finder,
  );
  const openUnparsed = async (
    uri: string,
    patience: Patience = 'soon',
  ): Promise<UnparsedDocument | undefined> => {
    if (documents.get(uri) === undefined) return undefined;
    // A document that shows a file formatted is judged as the file is.
    const address = service.addressOf(uri);
    const settings = await layouts.complete(address, await store.for(address), patience);
    // It may have been closed meanwhile.
    const live = documents.get(uri);
    return live && { live, settings };
  };
  const open: ServerContext['open'] = async (uri, patience = 'soon') => {
    const opened = await openUnparsed(uri, patience);
    if (opened === undefined) return undefined;
    const parsed = service.parse(opened.live, opened.settings);
    const settings = await neighbors.complete(parsed, opened.settings, patience);
    const live = documents.get(uri);
    if (live !== undefined) return { live, settings, document: service.parse(live, settings) };
    neighbors.close(parsed.address);
    return undefined;
  };
  const tellAbout = (address: string): void => tellListeners((uri) => service.addressOf(uri) === address);
  const layouts = new Layouts(
    options.servesFiles === true ? withLayoutsOf(connection, host.layouts) : host.layouts,
    documents,
    (folder) => tellListeners((uri) => layouts.has(folder, service.addressOf(uri))),
    (folder) => capabilities.watchFiles && folders.contains(folder),
  );
  const neighborHost =
    options.servesFiles === true ? withNeighborsOf(connection, host.neighbors) : host.neighbors;
  const neighbors = new DocumentNeighbors(neighborHost, tellAbout, (folder, isDeep) =>
    capabilities.watchFolders ? new FolderWatcher(connection, folder, isDeep) : undefined,
  );
  const changeProjects = (): void => {
    store.changeProjects();
    tellListeners();
  };

  connection.onInitialized(() => {
    log.info(`The language server ${version} is running. ${settingsSource(capabilities, options)}`);
    watch(connection, capabilities);
  });
  const checked = checkedWith(log);
  const changeFolders = ({ event }: DidChangeWorkspaceFoldersParams): void => {
    folders.change(event);
    changeProjects();
  };
  // In place of what the library does with it, which fails where the parameters are not valid.
  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.method,
    checked(changedFolders, 'workspace/didChangeWorkspaceFolders', changeFolders),
  );
  const changeSettings = ({ settings }: DidChangeConfigurationParams): void => {
    store.change(settings);
    tellListeners();
  };
  connection.onDidChangeConfiguration(
    checked(changedSettings, 'workspace/didChangeConfiguration', changeSettings),
  );
  const changeFiles = (addresses: readonly string[]): void => {
    layouts.change(addresses);
    neighbors.change(addresses);
    if (addresses.some((uri) => uri.endsWith(`/${projectFileName}`))) changeProjects();
    else tellListeners();
  };
  const takeChanges = ({ changes }: DidChangeWatchedFilesParams): void =>
    changeFiles(changes.map(({ uri }) => uri));
  connection.onDidChangeWatchedFiles(checked(changedFiles, 'workspace/didChangeWatchedFiles', takeChanges));
  // Watchers tell of it later, and not at all where a client has none or its system loses the event.
  documents.onDidSave(({ document }) => changeFiles([service.addressOf(document.uri)]));
  documents.onDidClose(({ document }) => {
    const address = service.addressOf(document.uri);
    store.close(address);
    layouts.close(address);
    neighbors.close(address);
  });

  return {
    connection,
    documents,
    service,
    capabilities,
    log,
    host,
    layouts,
    neighbors,
    kinds: new KindReporter(connection),
    onDidChangeSettings: (listener) => listeners.push(listener),
    settingsOf: (uri) => (documents.get(uri) === undefined ? store.forUnopened(uri) : store.for(uri)),
    projectFileOf: (uri) => projectFileOf(uri, { finder, folders, documents, readFile }),
    open,
    openUnparsed: (uri) => openUnparsed(uri),
    verifyLayout: (uri, work) => layouts.verify(service.addressOf(uri), work),
    whenOpen: (name, silent, answer, patience) =>
      guard(log, name, silent, async (params) => {
        const opened = await open(addressOf(params), patience);
        return opened === undefined ? silent : answer(opened, params);
      }),
  };
}

/** Says where the settings come from, beside the project file. */
function settingsSource(
  { configuration }: SupportedCapabilities,
  { settings }: InitializationOptions,
): string {
  if (configuration) return 'It asks the editor for the settings of each document.';
  return settings === undefined
    ? 'The default settings apply until the editor sends others.'
    : 'The settings of the initialization options apply until the editor sends others.';
}

/** Files as editors show them, in whose positions a byte order mark does not count. */
function asInEditors(readFile: ReadFile): ReadFile {
  return async (uri) => (await readFile(uri))?.replace(/^\uFEFF/, '');
}

function addressOf(params: AboutDocument): string {
  return 'textDocument' in params ? params.textDocument.uri : params.uri;
}

function watch(connection: Connection, capabilities: SupportedCapabilities): void {
  if (capabilities.dynamicConfiguration) {
    const registered = connection.client.register(DidChangeConfigurationNotification.type, { section });
    heedRefusal(connection, 'to report changed settings', registered);
  }
  if (capabilities.watchFiles) {
    const watchers: FileSystemWatcher[] = [
      ...[projectFileName, ...layoutFiles].map((name) => ({ globPattern: `**/${name}` })),
      ...layoutFolders.map((name) => ({ globPattern: `**/${name}`, kind: WatchKind.Delete })),
    ];
    const registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    heedRefusal(connection, 'to report changed files', registered);
  }
}
