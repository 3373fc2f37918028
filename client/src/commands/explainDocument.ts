import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { explainDocumentRequest, type DocumentParams } from '#messages';
import { derivedFrom, provideDerivedDocuments } from '../derivedDocuments';
import { originalOf } from './showFormatted';

/** The pages that explain documents. The ending of their names makes them Markdown. */
const explanations = {
  scheme: 'oci-manifest-explain',
  nameFor: (name: string) => `${name} explained.md`,
} as const;

/**
 * Opens the page that explains a document beside the editor.
 * @param chosen the address of a document; without it the active one is explained
 * @param section the anchor of a section of the page, which is then scrolled to
 */
export async function explainDocument(chosen: unknown, section?: unknown): Promise<void> {
  const source =
    typeof chosen === 'string' ? vscode.Uri.parse(chosen) : vscode.window.activeTextEditor?.document.uri;
  if (source === undefined) return;
  const page = derivedFrom(originalOf(source), explanations);
  await vscode.commands.executeCommand(
    'markdown.showPreviewToSide',
    typeof section === 'string' ? page.with({ fragment: section }) : page,
  );
}

/** Provides the pages that explain documents, and keeps those up to date that are shown. */
export function provideExplanations(client: BaseLanguageClient): vscode.Disposable {
  return provideDerivedDocuments({
    ...explanations,
    async make(source, token) {
      const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(source) };
      const page = await client.sendRequest(explainDocumentRequest, params, token);
      return page ?? 'This is not an OCI document.\n';
    },
  });
}
