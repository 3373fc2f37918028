import {
  CodeActionKind,
  type CodeAction,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { projectFileName } from '../../../schemas/src/model/projectConfiguration';
import { fixAllKind } from '../service/features/codeActions';
import { createLanguageService, type LanguageService } from '../service/languageService';
import { ProjectFinder, type ReadFile } from '../service/settings/projectFinder';
import type { Settings } from '../service/settings/resolveSettings';
import type { ParsedDocument } from '../service/document/parsedDocument';
import { DiagnosticsPush } from './diagnosticsPush';
import { describeError, guard } from './guard';
import { KindReporter } from './kindReporter';
import type { InitializationOptions } from './messages';
import { section, SettingsStore } from './settingsStore';
import { withoutDocumentChanges } from './workspaceEdits';

/** What the client can do, as far as the server's behaviour depends on it. */
interface ClientAbilities {
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly documentChanges: boolean;
}

/** What the server needs of its host beside the connection. */
export interface ServerHost {
  /** Reads a file by its address; undefined where there is none. */
  readonly readFile: ReadFile;
}

/** Wires the language service to a connection and starts to listen. The connection may be any transport. */
export function startServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params): InitializeResult => {
    const abilities = abilitiesOf(params);
    serve(connection, documents, host, abilities, readOptions(params.initializationOptions));
    return {
      serverInfo: { name: 'oci-manifest' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        ...(abilities.pullDiagnostics
          ? {
              diagnosticProvider: {
                identifier: 'oci',
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });
  documents.listen(connection);
  connection.listen();
}

function serve(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: ServerHost,
  abilities: ClientAbilities,
  options: InitializationOptions,
): void {
  const log = connection.console;
  const service = createLanguageService({
    hostReportsSyntax: options.hostReportsSyntax === true,
    explainCommand: options.explainCommand,
    onRuleFailure: ({ rule, error }) => log.error(`The rule ${rule.id} failed: ${describeError(error)}`),
  });
  const store = new SettingsStore(
    connection,
    new ProjectFinder(host.readFile),
    abilities.configuration,
    options.settings,
  );
  const kinds = new KindReporter(connection);

  const open = async (uri: string): Promise<OpenDocument | undefined> => {
    const settings = await store.for(uri);
    const live = documents.get(uri);
    return live === undefined ? undefined : { document: service.parse(live, settings), settings, service };
  };
  const diagnose = async (uri: string) => {
    const opened = await open(uri);
    if (opened === undefined) return [];
    kinds.report(opened.document, service.summary(opened.document, opened.settings));
    return service.diagnostics(opened.document, opened.settings);
  };

  const push = abilities.pullDiagnostics
    ? undefined
    : new DiagnosticsPush(connection, documents, (document) => diagnose(document.uri));

  const diagnoseAll = (): void => {
    push?.scheduleAll();
    if (abilities.pullDiagnostics && abilities.refreshDiagnostics)
      void connection.languages.diagnostics.refresh();
  };

  connection.onInitialized(() => {
    if (abilities.dynamicConfiguration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    if (abilities.watchFiles) {
      const watchers = [{ globPattern: `**/${projectFileName}` }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    store.change(settings);
    diagnoseAll();
  });
  connection.onDidChangeWatchedFiles(() => {
    store.changeProjects();
    diagnoseAll();
  });
  documents.onDidChangeContent(({ document }) => push?.schedule(document.uri));
  documents.onDidClose(({ document }) => {
    store.close(document.uri);
    kinds.close(document.uri);
    push?.close(document.uri);
  });
  connection.onShutdown(() => push?.dispose());

  const noReport: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(
    guard(log, 'Diagnostics', noReport, async ({ textDocument }) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: await diagnose(textDocument.uri),
    })),
  );
  connection.onHover(
    guard(log, 'Hover', null, async ({ textDocument, position }) => {
      const opened = await open(textDocument.uri);
      return opened === undefined ? null : service.hover(opened.document, opened.settings, position);
    }),
  );
  connection.onCodeAction(
    guard(log, 'Code actions', [], async ({ textDocument, range, context }) => {
      const opened = await open(textDocument.uri);
      if (opened === undefined) return [];
      const { document, settings } = opened;
      const wanted = (kind: CodeActionKind): boolean =>
        context.only === undefined || context.only.some((asked) => isWithinKind(kind, asked));
      const actions: CodeAction[] = [];
      if (wanted(CodeActionKind.QuickFix)) {
        actions.push(...service.codeActions(document, settings, range, context.diagnostics));
      }
      // Source actions are for those who ask for them; among quick fixes they would only be in the way.
      const fixAll =
        context.only !== undefined && wanted(fixAllKind)
          ? service.fixAllAction(document, settings)
          : undefined;
      if (fixAll !== undefined) actions.push(fixAll);
      return abilities.documentChanges ? actions : withoutDocumentChanges(actions);
    }),
  );
}

/** A live document in its current version, with the settings that apply to it. */
interface OpenDocument {
  readonly document: ParsedDocument;
  readonly settings: Settings;
  readonly service: LanguageService;
}

function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  const { workspace, textDocument } = capabilities;
  return {
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
  };
}

function readOptions(input: unknown): InitializationOptions {
  return typeof input === 'object' && input !== null ? input : {};
}

/** Kinds of code action form a hierarchy: asking for `quickfix` asks for `quickfix.x` as well. */
function isWithinKind(kind: CodeActionKind, asked: CodeActionKind): boolean {
  return kind === asked || kind.startsWith(`${asked}.`) || asked === '';
}
