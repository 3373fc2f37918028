import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  contentHeadInBytes,
  insertDescriptorRequest,
  mediaTypeOfContentRequest,
  type DescriptorContent,
  type DescriptorTarget,
  type InsertDescriptorParams,
  type MediaTypeOfContentParams,
} from '#messages';
import { printable } from '#schemas/printable';
import { toBase64 } from '../base64';
import { fileNameOf } from '../fileName';
import { offer, showOutput } from '../offers';
import { copyDescriptor } from './clipboard';
import { completeStep } from './walkthroughStep';
import type { DigestedContent, DigestFile } from './digestContent';

/**
 * Computes media type, digest and size of a file. Where the target is a place for a descriptor, they are put there;
 * otherwise they go to the clipboard.
 * @param chosenFile a `Uri`; without it the user is asked
 * @param chosenTarget a `DescriptorTarget`; without it the cursor of the active editor is the target
 */
export async function computeDescriptor(
  client: BaseLanguageClient,
  digestFile: DigestFile,
  chosenFile: unknown,
  chosenTarget: unknown,
): Promise<void> {
  const target = isTarget(chosenTarget) ? chosenTarget : cursor(client);
  const file = chosenFile instanceof vscode.Uri ? chosenFile : await askForFile();
  if (file === undefined) return;
  const fileName = fileNameOf(file);
  const described = await describeFile(client, digestFile, file, fileName);
  if (described === undefined) return;
  const { descriptor, head } = described;
  if (target !== undefined && (await insert(client, { ...target, descriptor, fileName, head }))) return;
  await copyDescriptor(descriptor, copied);
  await completeStep('hasComputedDescriptor');
}

/**
 * Copies media type, digest and size of a file to the clipboard.
 * @param file a `Uri`; anything else is ignored
 */
export async function copyFileDescriptor(
  client: BaseLanguageClient,
  digestFile: DigestFile,
  file: unknown,
): Promise<void> {
  if (!(file instanceof vscode.Uri)) return;
  const described = await describeFile(client, digestFile, file, fileNameOf(file));
  if (described !== undefined) await copyDescriptor(described.descriptor, copied);
}

const copied = 'The descriptor of the file was copied to the clipboard.';

async function askForFile(): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const folder =
    document === undefined || document.isUntitled
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(document.uri, '..');
  const files = await vscode.window.showOpenDialog({
    title: 'Compute Descriptor of File',
    openLabel: 'Compute Descriptor',
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  return files?.[0];
}

/** A file as the server wants to know it. */
export interface DescribedFile {
  readonly descriptor: DescriptorContent;
  /** The first bytes, in base64. */
  readonly head: string;
}

/** Describes a file. Undefined when the user has canceled it, or has been told that the file cannot be read. */
export async function describeFile(
  client: BaseLanguageClient,
  digestFile: DigestFile,
  file: vscode.Uri,
  fileName: string,
): Promise<DescribedFile | undefined> {
  const content = await digestWithProgress(digestFile, file).catch((error: unknown) => {
    client.error(`Could not read ${file.toString()}: ${printable(String(error))}`, undefined, false);
    void offer(vscode.window.showErrorMessage('The file could not be read.', showOutput));
    return undefined;
  });
  if (content === undefined) return undefined;
  const { digest, size } = content;
  const head = toBase64(content.head);
  const params: MediaTypeOfContentParams = { fileName, head };
  const mediaType = await client.sendRequest(mediaTypeOfContentRequest, params);
  return { descriptor: { mediaType, digest, size }, head };
}

/** Undefined when the user has cancelled it. */
async function digestWithProgress(
  digestFile: DigestFile,
  file: vscode.Uri,
): Promise<DigestedContent | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Computing the digest', cancellable: true },
    (progress, token) =>
      digestFile(file, {
        headLength: contentHeadInBytes,
        onProgress: (part) => progress.report({ increment: 100 * part }),
        token,
      }),
  );
}

function cursor(client: BaseLanguageClient): DescriptorTarget | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { code2ProtocolConverter: converter } = client;
  return {
    uri: converter.asUri(editor.document.uri),
    position: converter.asPosition(editor.selection.active),
  };
}

/** False where no descriptor belongs; true also where the user, or the server, does not want this one. */
async function insert(client: BaseLanguageClient, params: InsertDescriptorParams): Promise<boolean> {
  const { edit, objection } = (await client.sendRequest(insertDescriptorRequest, params)) ?? {
    edit: null,
    objection: null,
  };
  if (edit === null) {
    if (objection === null) return false;
    void vscode.window.showErrorMessage(objection);
    return true;
  }
  if (objection !== null && !(await isWanted(objection))) return true;
  const isDone = await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (isDone) await completeStep('hasComputedDescriptor');
  return isDone;
}

async function isWanted(objection: string): Promise<boolean> {
  const use = 'Use Anyway';
  const options = { modal: true, detail: 'Do you want to use this file anyway?' };
  return (await vscode.window.showWarningMessage(objection, options, use)) === use;
}

function isTarget(value: unknown): value is DescriptorTarget {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
