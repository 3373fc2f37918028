import * as vscode from 'vscode';
import { printable } from '#schemas/printable';
import { layoutPartOf, revealFile } from './layoutItems';
import { openPlace } from './openPlace';

/** A larger blob is hardly text that somebody reads, so nothing of it is read. */
const longestTextInBytes = 1024 * 1024;

/**
 * Opens a part of a layout: a document or another text in an editor. For other content, it leads to the descriptor. If there is
 * none, it says what the content is, and offers to reveal the file.
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
    `An editor cannot show ${printable(label)}, because it is not text or is larger than 1 MiB: ${printable(description)}.`,
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
