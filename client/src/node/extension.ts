import { join } from 'node:path';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { startClient } from '../startClient';
import { digestFile } from './digestFile';

/** What the extension offers to other code in the same host. */
export interface ExtensionApi {
  /** The process id of the language server; undefined while it does not run. */
  serverPid(): number | undefined;
}

/** Called by VS Code when a JSON document is opened for the first time. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const server = {
    module: join(context.extensionPath, 'dist', 'server', 'languageServer.js'),
    transport: TransportKind.ipc,
  };
  const serverOptions: ServerOptions = {
    run: server,
    debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  let client: LanguageClient | undefined;
  await startClient(context, {
    createClient: (id, name, options) => (client = new LanguageClient(id, name, serverOptions, options)),
    digestFile,
  });
  return { serverPid: () => client?.serverProcess?.pid };
}
