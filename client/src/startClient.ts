import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '#messages';
import { commandsForServer, registerCommands } from './commands/commands';
import type { DigestFile } from './commands/digestContent';
import { showDocumentKind } from './documentKindStatus';
import { openLayoutsAsJson } from './layoutLanguage';
import { formattedScheme } from './commands/showFormatted';
import { explainCommand, explainRule } from './explainRule';
import { RestartPolicy } from './restartPolicy';
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
  const initializationOptions: InitializationOptions = {
    hostReportsSyntax: true,
    hostReportsSymbols: true,
    rendersIcons: true,
    explainCommand,
    formattedScheme,
    suggestCommand: 'editor.action.triggerSuggest',
    ...commandsForServer,
  };
  const restartPolicy = new RestartPolicy(() => performance.now());
  const client = createClient('ociManifest', 'OCI Manifest', {
    // Any scheme: files in virtual workspaces and unsaved ones are documents like others.
    documentSelector: [{ language: 'json' }, { language: 'jsonc' }],
    initializationOptions,
    outputChannel,
    // Hovers lead to the page that explains the document. No other command runs from what a server sends.
    markdown: { isTrusted: { enabledCommands: [commandsForServer.explainDocumentCommand] } },
    errorHandler: new ServerCrashes(restartPolicy),
    diagnosticPullOptions: { onChange: true, onSave: false },
  });
  context.subscriptions.push(
    outputChannel,
    vscode.commands.registerCommand('ociManifest.restartServer', async () => {
      restartPolicy.reset();
      // A server that hangs does not answer that it stops. The client ends its process then.
      await client.stop().catch(() => undefined);
      await client.start();
    }),
    vscode.commands.registerCommand(explainCommand, (rule: unknown) =>
      explainRule(client, context.extensionUri, rule),
    ),
    vscode.commands.registerCommand('ociManifest.showOutput', () => outputChannel.show()),
    showDocumentKind(client),
    openLayoutsAsJson(),
    registerCommands(client, digestFile),
  );
  // The client tells the user itself. The commands stay, so that the server can be started again.
  await client.start().catch(() => undefined);
  context.subscriptions.push({ dispose: () => void client.dispose() });
  return client;
}
