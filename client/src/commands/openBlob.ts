import * as vscode from 'vscode';
import { printable } from '#schemas/printable';
import { layoutPartOf, revealFile } from './layoutItems';

/** Longer texts than this are hardly anybody’s. Of a blob that is longer, nothing is read. */
const longestTextInBytes = 1024 * 1024;

/**
 * Opens the blob of a part of a layout: a document or another text in an editor. Of other content, it says what it is, and
 * offers to reveal the file.
 */
export async function openBlob(item: unknown): Promise<void> {
  const part = layoutPartOf(item);
  if (part === undefined) return;
  const { uri, isDocument, label, description } = part.node;
  if (uri === null) return;
  const file = vscode.Uri.parse(uri);
  if (isDocument || (await isText(file))) {
    await vscode.commands.executeCommand('vscode.open', file);
    return;
  }
  const reveal = 'Reveal File';
  const chosen = await vscode.window.showInformationMessage(
    `An editor cannot show ${printable(label)}, because it is not text: ${printable(description)}.`,
    reveal,
  );
  if (chosen === reveal) await revealFile(uri);
}

async function isText(file: vscode.Uri): Promise<boolean> {
  try {
    if ((await vscode.workspace.fs.stat(file)).size > longestTextInBytes) return false;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(file));
    return !text.includes('\0');
  } catch {
    return false;
  }
}
