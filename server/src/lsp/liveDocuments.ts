import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';

/** The address, language, version and text of a document that a client opens. Some clients count no versions. */
const openedDocument = z.tuple([z.string(), z.string(), z.unknown(), z.string()]);

/**
 * How open documents are kept. What is known of a text is remembered by its document and version. A client that gives a
 * changed text no newer version therefore gets a new document, so that nothing that was known of the old text stays.
 * What is opened without an address, a language or a text is not kept, since everything else relies on them.
 */
export const liveDocuments: TextDocumentsConfiguration<TextDocument> = {
  create(...args) {
    openedDocument.parse(args);
    return TextDocument.create(...args);
  },
  update(document, changes, version) {
    const isNewer = version > document.version;
    const { uri, languageId } = document;
    const base = isNewer ? document : TextDocument.create(uri, languageId, version, document.getText());
    return TextDocument.update(base, changes, version);
  },
};
