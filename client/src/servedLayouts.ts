import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  largestSentFileInBytes,
  layoutFileRequest,
  listLayoutRequest,
  mostSentFiles,
  type LayoutFileParams,
  type ListedLayout,
  type SentFile,
} from '#messages';
import { toBase64 } from './base64';
import { originalOf } from './formattedDocuments';
import { asFolder, layoutFolderOf } from './layoutLanguage';
import { isVirtual, virtualFiles } from './virtualFiles';

type ListedFile = Extract<ListedLayout, { readonly files: unknown }>['files'][number];

/** A name in a folder, and what it is. */
type Entry = readonly [string, vscode.FileType];

/** The longest reason that is sent. */
const longestReason = 500;

/**
 * Answers the server about layouts in file systems that only VS Code has: those in the folders of the workspace, and those
 * of which a document is open.
 */
export function serveLayouts(client: BaseLanguageClient): vscode.Disposable {
  const folderAt = (address: string): vscode.Uri => asFolder(client.protocol2CodeConverter.asUri(address));
  return vscode.Disposable.from(
    client.onRequest(listLayoutRequest, ({ folder }, token) => listLayout(folderAt(folder), token)),
    client.onRequest(layoutFileRequest, (params, token) => sendFile(folderAt(params.folder), params, token)),
  );
}

async function listLayout(folder: vscode.Uri, token: vscode.CancellationToken): Promise<ListedLayout> {
  if (!isServed(folder)) return null;
  const files: ListedFile[] = [];
  const look = (path: string): Promise<readonly Entry[]> =>
    virtualFiles.readDirectory(vscode.Uri.joinPath(folder, path));
  const list = async (prefix: string, entries: readonly Entry[]): Promise<void> => {
    if (files.length + entries.length > mostSentFiles) throw new Error('The layout has too many files.');
    const found = await Promise.all(
      entries
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, type]) => describe(folder, `${prefix}${name}`, type, token)),
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
function looksLikeLayout(entries: readonly Entry[]): boolean {
  const types = new Map(entries);
  const isFile = (name: string): boolean =>
    (types.get(name) ?? vscode.FileType.Directory) !== vscode.FileType.Directory;
  return isFile('oci-layout') || (isFile('index.json') && types.get('blobs') === vscode.FileType.Directory);
}

/** What is at a path; undefined for what has vanished since it was listed. */
async function describe(
  layout: vscode.Uri,
  path: string,
  listedType: vscode.FileType,
  token: vscode.CancellationToken,
): Promise<ListedFile | undefined> {
  if (listedType === vscode.FileType.Directory) return { path, type: 'folder', size: 0, modified: null };
  if (isLink(listedType)) return { path, type: 'link', size: 0, modified: null };
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  try {
    const { type, size, mtime } = await virtualFiles.stat(vscode.Uri.joinPath(layout, path));
    if (isLink(type)) return { path, type: 'link', size: 0, modified: null };
    return {
      path,
      type: type === vscode.FileType.File ? 'file' : 'other',
      size: Number.isSafeInteger(size) && size > 0 ? size : 0,
      // File systems that know no time say that it is 0.
      modified: Number.isFinite(mtime) && mtime > 0 ? mtime : null,
    };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isLink(type: vscode.FileType): boolean {
  return (type & vscode.FileType.SymbolicLink) !== 0;
}

async function sendFile(
  folder: vscode.Uri,
  { path, most }: LayoutFileParams,
  token: vscode.CancellationToken,
): Promise<SentFile> {
  const file = vscode.Uri.joinPath(folder, path);
  // Joining has resolved what would lead elsewhere.
  const isBelow = file.path === `${folder.path.replace(/\/$/, '')}/${path}`;
  if (!isServed(folder) || !isBelow) return { problem: 'is not part of a layout that is open' };
  try {
    const bytes = await virtualFiles.readFile(file);
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    return bytes.length > Math.min(most, largestSentFileInBytes)
      ? { problem: 'has more bytes than its file system says' }
      : { content: toBase64(bytes) };
  } catch (error) {
    return { problem: `cannot be read now: ${reasonOf(error)}` };
  }
}

/** Whether the server may see what is in a folder. */
function isServed(folder: vscode.Uri): boolean {
  if (!isVirtual(folder) || folder.path.split('/').includes('..')) return false;
  if (vscode.workspace.getWorkspaceFolder(folder) !== undefined) return true;
  // Many documents have a path and are in no file system, such as new ones.
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === undefined) return false;
  const address = folder.toString();
  return vscode.workspace.textDocuments.some(
    ({ uri }) => layoutFolderOf(originalOf(uri))?.toString() === address,
  );
}

function isAbsence(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, longestReason);
}
