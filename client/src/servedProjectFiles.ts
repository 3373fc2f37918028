import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { longestProjectFileInCodeUnits, projectFileRequest } from '#messages';
import { isVirtual, virtualFiles } from './virtualFiles';

/** Answers the server about project files in file systems that only VS Code has. Nothing else is read for it. */
export function serveProjectFiles(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(projectFileRequest, async ({ uri }) => {
    const file = client.protocol2CodeConverter.asUri(uri);
    const isServed =
      isVirtual(file) &&
      file.path.endsWith('/.oci-manifest.json') &&
      vscode.workspace.getWorkspaceFolder(file) !== undefined;
    if (!isServed) return null;
    try {
      const bytes = await virtualFiles.readFile(file);
      return bytes.length > longestProjectFileInCodeUnits ? null : new TextDecoder().decode(bytes);
    } catch {
      return null;
    }
  });
}
