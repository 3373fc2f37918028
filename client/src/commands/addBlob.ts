import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { insertDescriptorRequest } from '#messages';
import { printable, withoutIcons } from '#schemas/printable';
import { fileNameOf } from '../fileName';
import { exists } from '../fileTypes';
import type { Repairer } from '../repairs/carryOut';
import { documentsIn, isReady } from '../repairs/layoutDocuments';
import { chosenLayout } from './chosenLayout';
import { copyDescriptor } from './clipboard';
import { describeFile, type DescribedFile } from './computeDescriptor';
import type { DigestFile } from './digestContent';
import { columnFor } from './openPlace';

/** A larger blob does not go through the memory of VS Code, which is what it can undo. */
const largestUndoneInBytes = 64 * 1024 * 1024;

/**
 * Adds a file to a layout as a blob. Its descriptor becomes a layer of an open manifest of the layout, or goes to the
 * clipboard.
 * @param item an item of the view “OCI Layouts”; without it, the layout of the active document
 */
export async function addBlob(repairer: Repairer, digestFile: DigestFile, item: unknown): Promise<void> {
  const folder = chosenLayout(item);
  const file = folder && (await askForFile());
  if (folder === undefined || file === undefined || !(await isReady(folder))) return;
  const isLarge = (await vscode.workspace.fs.stat(file)).size > largestUndoneInBytes;
  if (isLarge && !(await isCopyWanted())) return;
  // What is digested is what is added, even if the file changes meanwhile.
  const copy = vscode.Uri.joinPath(folder, 'blobs', 'sha256', `.${crypto.randomUUID()}.tmp`);
  try {
    await vscode.workspace.fs.copy(file, copy);
    await addCopy(repairer, digestFile, { folder, fileName: fileNameOf(file), copy, isLarge });
  } finally {
    if (await exists(copy)) await vscode.workspace.fs.delete(copy);
  }
}

/** A file that becomes a blob. */
interface AddedFile {
  readonly folder: vscode.Uri;
  readonly fileName: string;
  /** Beside the place of the blob. */
  readonly copy: vscode.Uri;
  /** Whether it is too large to be undone. */
  readonly isLarge: boolean;
}

async function addCopy(
  { client, editor }: Repairer,
  digestFile: DigestFile,
  { folder, fileName, copy, isLarge }: AddedFile,
): Promise<void> {
  const described = await describeFile(client, digestFile, copy, fileName);
  if (described === undefined) return;
  const { descriptor } = described;
  const insertions = await insertionsFor(client, folder, described, fileName);
  const insertion = insertions.length === 0 ? toClipboard : await choose(insertions);
  if (insertion === undefined) return;
  let { edit } = insertion;
  const blob = vscode.Uri.joinPath(folder, 'blobs', ...descriptor.digest.split(':'));
  if (!(await exists(blob))) {
    if (isLarge) await vscode.workspace.fs.rename(copy, blob);
    else {
      edit ??= new vscode.WorkspaceEdit();
      edit.createFile(blob, { contents: await vscode.workspace.fs.readFile(copy) });
    }
  }
  // The size of an edit counts the files whose text changes, and none that it makes.
  if (edit !== undefined && !(await editor.apply([], edit)))
    void vscode.window.showErrorMessage('VS Code could not add the blob.');
  else if (insertion.target === undefined)
    await copyDescriptor(descriptor, 'The blob was added. Its descriptor was copied to the clipboard.');
  else await showLayer(insertion.target, descriptor.digest);
}

/** Shows the new layer in its manifest, which the user is to save: until then, the layout is as it was. */
async function showLayer(manifest: vscode.Uri, digest: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(manifest);
  const place = document.positionAt(document.getText().lastIndexOf(digest));
  await vscode.window.showTextDocument(manifest, {
    viewColumn: columnFor(manifest),
    preview: false,
    selection: new vscode.Range(place, place),
  });
  void vscode.window.showInformationMessage(
    'The layer was inserted. Save the manifest, and apply the quick fix “Rehash up to index.json” there: its name is the digest of its content.',
  );
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const files = await vscode.window.showOpenDialog({
    title: 'Add File as Blob',
    openLabel: 'Add as Blob',
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  return files?.[0];
}

async function isCopyWanted(): Promise<boolean> {
  const add = 'Add Blob';
  const chosen = await vscode.window.showWarningMessage(
    'The file is larger than 64 MiB.',
    { modal: true, detail: 'Undo does not remove a blob of this size.' },
    add,
  );
  return chosen === add;
}

/** Where a descriptor can go. */
interface Insertion extends vscode.QuickPickItem {
  /** Undefined for the clipboard. */
  readonly edit: vscode.WorkspaceEdit | undefined;
  /** The manifest that gets a layer; undefined for the clipboard. */
  readonly target: vscode.Uri | undefined;
}

const toClipboard: Insertion = {
  label: 'Copy the descriptor to the clipboard',
  edit: undefined,
  target: undefined,
};

/** The open manifests of a layout, with the edits that append a layer. */
async function insertionsFor(
  client: BaseLanguageClient,
  folder: vscode.Uri,
  file: DescribedFile,
  fileName: string,
): Promise<readonly Insertion[]> {
  const insertions: Insertion[] = [];
  for (const { uri } of documentsIn(folder)) {
    const params = { uri: client.code2ProtocolConverter.asUri(uri), ...file, fileName };
    const inserted = await client.sendRequest(insertDescriptorRequest, params);
    if (inserted?.edit == null) continue;
    const path = printable(vscode.workspace.asRelativePath(uri));
    insertions.push({
      label: 'Insert a layer',
      ...(inserted.documentName === null
        ? { description: path }
        : { description: withoutIcons(printable(inserted.documentName)), detail: path }),
      edit: await client.protocol2CodeConverter.asWorkspaceEdit(inserted.edit),
      target: uri,
    });
  }
  return insertions;
}

/** Undefined when the user has canceled it. */
async function choose(insertions: readonly Insertion[]): Promise<Insertion | undefined> {
  return vscode.window.showQuickPick([...insertions, toClipboard], {
    title: 'Add File as Blob',
    placeHolder: 'Where should the descriptor of the blob go?',
  });
}
