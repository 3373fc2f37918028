import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { archivedFileRequest, archiveScheme, type ArchivedFile, type ArchivedFileParams } from '#messages';
import { printable } from '#schemas/printable';
import type { Archives } from './archives';
import { archiveOf } from './archiveUris';
import { fromBase64 } from './base64';

const whyReadonly = 'This document is in an archive. To change it, unpack the archive.';

/** Provides the files of layouts in archives, read-only. The server reads them. */
export function provideArchivedFiles(client: BaseLanguageClient, archives: Archives): vscode.Disposable {
  const ask = async (file: vscode.Uri, withContent: boolean): Promise<ArchivedFile> => {
    const params: ArchivedFileParams = { uri: client.code2ProtocolConverter.asUri(file), withContent };
    const found = await client.sendRequest(archivedFileRequest, params);
    if ('problem' in found) throw vscode.FileSystemError.Unavailable(printable(found.problem));
    return found;
  };
  const refuse = (file: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(file);
  };
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch(file) {
      const archive = archiveOf(file);
      return archive === undefined ? new vscode.Disposable(() => undefined) : archives.watch(archive);
    },
    async stat(file) {
      const { size, modified, entries } = await ask(file, false);
      const type = entries === null ? vscode.FileType.File : vscode.FileType.Directory;
      return { type, size, ctime: modified, mtime: modified, permissions: vscode.FilePermission.Readonly };
    },
    async readDirectory(folder) {
      const { entries } = await ask(folder, false);
      return (entries ?? []).map(({ name, isFolder }) => [
        name,
        isFolder ? vscode.FileType.Directory : vscode.FileType.File,
      ]);
    },
    async readFile(file) {
      const { content } = await ask(file, true);
      if (content === null) throw vscode.FileSystemError.FileIsADirectory(file);
      return fromBase64(content);
    },
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  /** An editor reads a document anew that has changed, and strikes its name through where there is none any more. */
  const tell = async (archive: vscode.Uri): Promise<void> => {
    const documents = vscode.workspace.textDocuments
      .map(({ uri }) => uri)
      .filter((uri) => archiveOf(uri)?.toString() === archive.toString());
    const changes = documents.map(async (uri) => {
      const isThere = await ask(uri, false).then(
        () => true,
        () => false,
      );
      return { uri, type: isThere ? vscode.FileChangeType.Changed : vscode.FileChangeType.Deleted };
    });
    changed.fire(await Promise.all(changes));
  };
  return vscode.Disposable.from(
    changed,
    archives.onDidChangeArchive(({ archive }) => void tell(archive)),
    vscode.workspace.registerFileSystemProvider(archiveScheme, provider, {
      isCaseSensitive: true,
      isReadonly: new vscode.MarkdownString(whyReadonly),
    }),
  );
}
