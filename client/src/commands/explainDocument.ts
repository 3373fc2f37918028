import * as vscode from 'vscode';
import type { ExplanationPage } from '../explanation/explanationPage';
import { originalOf } from '../formattedDocuments';
import { activeDocument } from './activeDocument';
import { completeStep } from './walkthroughStep';

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
  await completeStep('hasExplained');
}
