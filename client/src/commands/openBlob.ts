import * as vscode from 'vscode';
import { printable } from '#schemas/printable';
import { layoutPartOf, revealFile } from './layoutItems';
import { openPlace } from './openPlace';

/** Longer texts than this are hardly anybody’s. Of a blob that is longer, nothing is read. */
const longestTextInBytes = 1024 * 1024;

/**
 * Opens a part of a layout: a document or another text in an editor. No editor shows more of other content than its
 * descriptor, to which it leads. Of what has none, it says what it is, and offers to reveal the file.
 */
export async function openBlob(item: unknown): Promise<void> {
  const part = layoutPartOf(item);
  if (part === undefined) return;
  const { uri, isDocument, label, description, describedAt } = part.node;
  const file = uri === null ? undefined : vscode.Uri.parse(uri);
  if (file !== undefined && (isDocument || (await isText(file)))) {
    await vscode.commands.executeCommand('vscode.open', file);
    return;
  }
  if (describedAt !== null) {
    const { line, character } = describedAt.position;
    await openPlace(describedAt.uri, line, character);
    return;
  }
  if (uri === null) return;
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
