import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  largestSentFileInBytes,
  virtualFileRequest,
  type ListedLayout,
  type SentFile,
  type VirtualFileParams,
} from '#messages';
import { toBase64 } from './base64';
import { originalOf } from './formattedDocuments';
import { asFolder, layoutFolderOf } from './layoutLanguage';
import { isVirtual, virtualFiles } from './virtualFiles';

/** What is said of a file or folder that is listed. */
export type ListedFile = Extract<ListedLayout, { readonly files: unknown }>['files'][number];

/** The longest reason that is sent. */
const longestReason = 500;

/** Answers the server with files in file systems that only VS Code has. */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(virtualFileRequest, (params, token) =>
    sendFile(servedFolder(client, params.folder), params, token),
  );
}

/** The folder of a URI that the server has sent. */
export function servedFolder(client: BaseLanguageClient, address: string): vscode.Uri {
  return asFolder(client.protocol2CodeConverter.asUri(address));
}

async function sendFile(
  folder: vscode.Uri,
  { path, most }: VirtualFileParams,
  token: vscode.CancellationToken,
): Promise<SentFile> {
  const file = vscode.Uri.joinPath(folder, path);
  // Joining has resolved what would lead elsewhere.
  const isBelow = file.path === `${folder.path.replace(/\/$/, '')}/${path}`;
  if (!isServed(folder) || !isBelow)
    return { problem: 'it is neither in the workspace nor beside an open document' };
  try {
    const bytes = await virtualFiles.readFile(file, token);
    return bytes.length > Math.min(most, largestSentFileInBytes)
      ? { problem: 'it has more bytes than its file system says' }
      : { content: toBase64(bytes) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/**
 * Whether the server may see what is in a folder: one of the workspace, that of a layout of which a document is open, or one
 * that an open document is in.
 */
export function isServed(folder: vscode.Uri): boolean {
  if (!isVirtual(folder) || folder.path.split('/').includes('..')) return false;
  if (vscode.workspace.getWorkspaceFolder(folder) !== undefined) return true;
  // Many documents have a path and are in no file system, such as new ones.
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === undefined) return false;
  const address = folder.toString();
  return vscode.workspace.textDocuments.some(({ uri }) => {
    const original = originalOf(uri);
    const folders = [layoutFolderOf(original), vscode.Uri.joinPath(original, '..')];
    return folders.some((each) => each?.toString() === address);
  });
}

/** What is at a path; undefined for what has vanished since it was listed. */
export async function describeFile(
  folder: vscode.Uri,
  path: string,
  listedType: vscode.FileType,
  token: vscode.CancellationToken,
): Promise<ListedFile | undefined> {
  if (listedType === vscode.FileType.Directory) return { path, type: 'folder', size: 0, modified: null };
  if (isLink(listedType)) return { path, type: 'link', size: 0, modified: null };
  try {
    const { type, size, mtime } = await virtualFiles.stat(vscode.Uri.joinPath(folder, path), token);
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

/** Whether a file system says that something is not there. */
export function isAbsence(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

/** Why something failed, for people. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, longestReason);
}
