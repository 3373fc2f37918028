import * as vscode from 'vscode';
import { archiveOf } from './archiveUris';
import { isFile, isFolder } from './fileTypes';

/** The files of an image layout that can be JSON, by their paths; the first group is the folder of the layout. */
const fileOfLayout = /^(.*)\/(?:oci-layout|index\.json|blobs\/[^/]+\/[^/]+)$/;

/** Longer texts stay what they are: colors and features of long texts take time, and they are hardly manifests. */
const longestText = 8 * 1024 * 1024;

/**
 * Opens the JSON documents of image layouts as JSON. Their names have no ending, so VS Code takes them for plain text.
 * Whether a blob is JSON its content decides.
 */
export function openLayoutsAsJson(): vscode.Disposable {
  for (const document of vscode.workspace.textDocuments) void setLanguage(document);
  return vscode.workspace.onDidOpenTextDocument((document) => void setLanguage(document));
}

/** The folder of the image layout that a file is part of, if it is part of one; undefined by the path of other files. */
export function layoutFolderOf(uri: vscode.Uri): vscode.Uri | undefined {
  const path = fileOfLayout.exec(uri.path)?.[1];
  return path === undefined ? undefined : asFolder(uri.with({ path }));
}

/** A folder as VS Code writes it. The server writes a root without the slash, which nothing can be joined to. */
export function asFolder(uri: vscode.Uri): vscode.Uri {
  return uri.path === '' ? uri.with({ path: '/' }) : uri;
}

async function setLanguage(document: vscode.TextDocument): Promise<void> {
  const folder = layoutFolderOf(document.uri);
  if (folder === undefined || document.languageId !== 'plaintext' || !beginsLikeJson(document)) return;
  if (!(await isLayoutFolder(folder))) return;
  if (!document.isClosed) await vscode.languages.setTextDocumentLanguage(document, 'json');
}

function beginsLikeJson(document: vscode.TextDocument): boolean {
  const end = document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
  return end <= longestText && /^\s*[[{]/.test(document.getText().slice(0, 1024));
}

/**
 * Tells whether a folder is an image layout: it has the layout file, or an index beside blobs, or is in an archive that is
 * there.
 */
export async function isLayoutFolder(folder: vscode.Uri): Promise<boolean> {
  const archive = archiveOf(folder);
  if (archive !== undefined) return isFile(archive);
  const within = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  if (await isFile(within('oci-layout'))) return true;
  return (await isFile(within('index.json'))) && isFolder(within('blobs'));
}
