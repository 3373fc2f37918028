import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { describeDocumentRequest, type DocumentParams } from '#messages';
import { copyDescriptor } from './clipboard';

/** Copies the descriptor of the active document's text, as it stands in the editor, to the clipboard. */
export async function copyDocumentDescriptor(client: BaseLanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return;
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const { descriptor } = await client.sendRequest(describeDocumentRequest, params);
  if (descriptor === null) {
    void vscode.window.showInformationMessage('No descriptor points to a document like this one.');
    return;
  }
  const note = document.isDirty ? ' It is that of the text with the changes that are not saved yet.' : '';
  await copyDescriptor(descriptor, `The descriptor of this document is in the clipboard.${note}`);
}
