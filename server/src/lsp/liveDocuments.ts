import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * How open documents are kept. What is known of a text is remembered by its document and version. A client that gives a
 * changed text no newer version therefore gets a new document, so that nothing that was known of the old text stays.
 */
export const liveDocuments: TextDocumentsConfiguration<TextDocument> = {
  create: (...args) => TextDocument.create(...args),
  update(document, changes, version) {
    const isNewer = version > document.version;
    const { uri, languageId } = document;
    const base = isNewer ? document : TextDocument.create(uri, languageId, version, document.getText());
    return TextDocument.update(base, changes, version);
  },
};
