import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '#messages';
import { provideArchivedFiles } from './archivedFiles';
import { Archives } from './archives';
import { commandsForServer, registerCommands } from './commands/commands';
import type { DigestFile } from './commands/digestContent';
import { showLayoutGraph } from './commands/showLayoutGraph';
import { DocumentKinds } from './documentKinds';
import { showDocumentKind } from './documentKindStatus';
import { LayoutGraphPage } from './layoutGraph/graphPage';
import { LayoutFolders, tellMenusOfLayouts } from './layoutFolders';
import { LayoutsView } from './layoutsView';
import { openLayoutsAsJson } from './layoutLanguage';
import { formattedScheme } from './formattedDocuments';
import { FormattedFindings } from './formattedFindings';
import { explainCommand, explainRule } from './explainRule';
import { pagesUri, providePages } from './pages';
import { RestartPolicy } from './restartPolicy';
import { serveFiles } from './servedFiles';
import { serveLayouts } from './servedLayouts';
import { serveNeighbors } from './servedNeighbors';
import { serveProjectFiles } from './servedProjectFiles';
import { showDone } from './showDone';
import { ServerCrashes } from './serverCrashes';

/** How a host makes a client: the node host starts a process, a web host a worker. */
export type ClientFactory = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** What is done differently from host to host. */
export interface ClientHost {
  readonly createClient: ClientFactory;
  readonly digestFile: DigestFile;
}

/** Starts the language client and what belongs to it. Resolves when the server is ready, or has failed to start. */
export async function startClient(
  context: vscode.ExtensionContext,
  { createClient, digestFile }: ClientHost,
): Promise<BaseLanguageClient> {
  const outputChannel = vscode.window.createOutputChannel('OCI Manifest', { log: true });
  outputChannel.info(`OCI Manifest ${versionOf(context)} in ${vscode.env.appName} ${vscode.version}.`);
  const initializationOptions: InitializationOptions = {
    hostReportsSyntax: true,
    hostReportsSymbols: true,
    rendersIcons: true,
    convertsTabs: true,
    servesFiles: true,
    pagesUri,
    explainCommand,
    formattedScheme,
    suggestCommand: 'editor.action.triggerSuggest',
    ...commandsForServer,
  };
  const formattedFindings = new FormattedFindings();
  const restartPolicy = new RestartPolicy(() => performance.now());
  const client = createClient('ociManifest', 'OCI Manifest', {
    // Any scheme: files in virtual workspaces and unsaved ones are documents like others.
    documentSelector: [{ language: 'json' }, { language: 'jsonc' }],
    initializationOptions,
    outputChannel,
    // Hovers lead to the page that explains the document, and to that of a rule. No other command runs from what a server sends.
    markdown: {
      isTrusted: { enabledCommands: [commandsForServer.explainDocumentCommand, explainCommand] },
    },
    errorHandler: new ServerCrashes(restartPolicy),
    middleware: formattedFindings.middleware,
    diagnosticPullOptions: { onChange: true, onSave: false },
  });
  const layoutFolders = new LayoutFolders();
  const archives = new Archives(client);
  const kinds = new DocumentKinds(client);
  context.subscriptions.push(
    outputChannel,
    formattedFindings,
    vscode.commands.registerCommand('ociManifest.restartServer', async () => {
      restartPolicy.reset();
      outputChannel.info('Restarting the language server.');
      await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: 'Restarting the OCI Manifest language server' },
        async () => {
          // A server that hangs does not answer that it stops. The client ends its process then.
          await client.stop().catch(() => undefined);
          await client.start();
        },
      );
      showDone('OCI Manifest language server restarted');
    }),
    vscode.commands.registerCommand(explainCommand, (rule: unknown) =>
      explainRule(client, (document) => formattedFindings.of(document), rule),
    ),
    vscode.commands.registerCommand('ociManifest.showOutput', () => outputChannel.show()),
    showDocumentKind(client, kinds, commandsForServer.openPlaceCommand),
    openLayoutsAsJson(),
    providePages(client, context.extensionUri),
    provideArchivedFiles(client, archives),
    serveFiles(client),
    serveLayouts(client),
    serveNeighbors(client),
    serveProjectFiles(client),
    registerCommands({ client, kinds, digestFile, archives }, context.extensionUri),
    kinds,
    layoutFolders,
    archives,
    tellMenusOfLayouts(layoutFolders, archives),
  );
  // The client tells the user itself. The commands stay, so that the server can be started again.
  await client.start().catch(() => undefined);
  const layoutsView = new LayoutsView(client, layoutFolders, archives);
  const graphPage = new LayoutGraphPage(client, context.extensionUri, layoutsView);
  const graphSources = { client, archives, view: layoutsView, page: graphPage };
  const showGraph = (chosen: unknown): Promise<void> => showLayoutGraph(graphSources, chosen);
  context.subscriptions.push(
    layoutsView,
    graphPage,
    vscode.commands.registerCommand('ociManifest.showLayoutGraph', () => showGraph(undefined)),
    vscode.commands.registerCommand('ociManifest.showGraphOf', showGraph),
  );
  void archives.search();
  context.subscriptions.push({ dispose: () => void client.dispose() });
  return client;
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  const manifest: unknown = extension.packageJSON;
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : '';
}
