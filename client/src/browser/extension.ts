import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { digestInMemory } from '../commands/digestContent';
import { startClient } from '../startClient';

/** Called by VS Code in a browser when a JSON document is opened for the first time. The server runs in a worker. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'languageServerProgram.js');
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  // Not the worker itself: the client tells one by its class, which VS Code replaces in its host of extensions.
  const connect = (): Promise<MessageTransports> => {
    // A client that starts its server again leaves the old one running.
    worker?.terminate();
    worker = new Worker(program.toString(true));
    return Promise.resolve({
      reader: new BrowserMessageReader(worker),
      writer: new BrowserMessageWriter(worker),
    });
  };
  await startClient(context, {
    createClient: (id, name, options) => new LanguageClient(id, name, connect, options),
    digestFile: digestInMemory,
  });
}
