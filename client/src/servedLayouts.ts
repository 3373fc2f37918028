import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { listLayoutRequest, mostSentFiles, type ListedLayout } from '#messages';
import { describeFile, isAbsence, isServed, reasonOf, servedFolder, type ListedFile } from './servedFiles';
import { virtualFiles, type Entry } from './virtualFiles';

/** Answers the server about layouts in file systems that only VS Code has. */
export function serveLayouts(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(listLayoutRequest, ({ folder }, token) =>
    listLayout(servedFolder(client, folder), token),
  );
}

async function listLayout(folder: vscode.Uri, token: vscode.CancellationToken): Promise<ListedLayout> {
  if (!isServed(folder)) return null;
  const files: ListedFile[] = [];
  const look = (path: string): Promise<readonly Entry[]> =>
    virtualFiles.readDirectory(vscode.Uri.joinPath(folder, path), token);
  const list = async (prefix: string, entries: readonly Entry[]): Promise<void> => {
    if (files.length + entries.length > mostSentFiles) throw new Error('The layout has too many files.');
    const found = await Promise.all(
      entries
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, type]) => describeFile(folder, `${prefix}${name}`, type, token)),
    );
    files.push(...found.filter((file) => file !== undefined));
  };
  try {
    const root = await look('');
    if (!looksLikeLayout(root)) return null;
    await list('', root);
    if (!root.some(([name, type]) => name === 'blobs' && type === vscode.FileType.Directory))
      return { files };
    const algorithms = await look('blobs');
    await list('blobs/', algorithms);
    for (const [name, type] of algorithms)
      if (type === vscode.FileType.Directory) await list(`blobs/${name}/`, await look(`blobs/${name}`));
    return { files };
  } catch (error) {
    return isAbsence(error) ? null : { problem: reasonOf(error) };
  }
}

/** As the server has it: a layout has a layout file, and one that has lost it still has an index beside blobs. */
export function looksLikeLayout(entries: readonly Entry[]): boolean {
  const types = new Map(entries);
  const isFile = (name: string): boolean =>
    (types.get(name) ?? vscode.FileType.Directory) !== vscode.FileType.Directory;
  return isFile('oci-layout') || (isFile('index.json') && types.get('blobs') === vscode.FileType.Directory);
}
