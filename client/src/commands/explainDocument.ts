import * as vscode from 'vscode';
import type { ExplanationPage } from '../explanationPage';
import { originalOf } from '../formattedDocuments';
import { activeDocument } from './activeDocument';

/** Set for the walkthrough, whose step is done when something was explained, and not when the command found no document. */
const contextKey = 'ociManifest.hasExplained';

/**
 * Explains a document on the page beside the editor.
 * @param chosen the address of a document; without it the active one is explained
 * @param section the anchor of a section of the page, which is then scrolled to
 */
export async function explainDocument(
  page: ExplanationPage,
  chosen: unknown,
  section?: unknown,
): Promise<void> {
  const source = typeof chosen === 'string' ? originalOf(vscode.Uri.parse(chosen)) : activeDocument();
  if (source === undefined) return;
  await page.show(source, typeof section === 'string' ? section : undefined);
  await vscode.commands.executeCommand('setContext', contextKey, true);
}
