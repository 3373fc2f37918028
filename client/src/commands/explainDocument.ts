import * as vscode from 'vscode';
import type { ExplanationPage } from '../explanation/explanationPage';
import { originalOf } from '../formattedDocuments';
import { activeFile, askToOpen } from './activeDocument';
import { completeStep } from './walkthroughStep';

const newDocument = 'New Document from Template...';

/**
 * Explains a document on the page beside the editor. Where there is none, as in the window that shows the walkthrough, a new one
 * is offered.
 * @param chosen the address of a document; without it the active one is explained
 * @param section the anchor of a section of the page, which is then scrolled to
 */
export async function explainDocument(
  page: ExplanationPage,
  chosen: unknown,
  section?: unknown,
): Promise<void> {
  const source =
    typeof chosen === 'string' ? originalOf(vscode.Uri.parse(chosen)) : (activeFile() ?? (await newFile()));
  if (source === undefined) return;
  await page.show(source, typeof section === 'string' ? section : undefined);
  await completeStep('hasExplained');
}

/** The address of a document that the user makes from a template; undefined for none. */
async function newFile(): Promise<vscode.Uri | undefined> {
  if ((await askToOpen('an OCI document', newDocument)) !== newDocument) return undefined;
  await vscode.commands.executeCommand('ociManifest.newDocument');
  return activeFile();
}
