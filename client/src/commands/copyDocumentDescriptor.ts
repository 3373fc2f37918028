import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { describeDocumentRequest, type DocumentParams } from '#messages';
import { copyDescriptor } from './clipboard';
import { activeDocument } from './activeDocument';

/** Copies the descriptor of the active document's text, as it is in the editor, to the clipboard. */
export async function copyDocumentDescriptor(client: BaseLanguageClient): Promise<void> {
  const source = activeDocument();
  if (source === undefined) return;
  // The digest is that of the exact bytes, also where a document shows them formatted.
  const document = await vscode.workspace.openTextDocument(source);
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const { descriptor } = await client.sendRequest(describeDocumentRequest, params);
  if (descriptor === null) {
    void vscode.window.showInformationMessage(
      'This document has no descriptor, because descriptors do not point to documents of this kind.',
    );
    return;
  }
  const message = document.isDirty
    ? 'The descriptor of this document, including its unsaved changes, was copied to the clipboard.'
    : 'The descriptor of this document was copied to the clipboard.';
  await copyDescriptor(descriptor, message);
}
