import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { BlobPaths } from '#service';
import type { LayoutHost } from './host';

/** The layouts of open documents, as the host has them, with the documents that are open as the editor has them. */
export class Layouts {
  readonly #host: LayoutHost | undefined;
  readonly #open: TextDocuments<TextDocument>;

  constructor(host: LayoutHost | undefined, open: TextDocuments<TextDocument>) {
    this.#host = host;
    this.#open = open;
  }

  /** The blobs of the layout in a folder; none where there is no layout, or no folder. */
  async blobs(folder: string | undefined): Promise<BlobPaths> {
    return folder === undefined || this.#host === undefined ? new Set<string>() : this.#host.blobs(folder);
  }

  /** The documents of the layout in a folder; none where there is no layout, or no folder. */
  async documents(folder: string | undefined): Promise<readonly TextDocument[]> {
    const found: TextDocument[] = [];
    if (folder === undefined || this.#host === undefined) return found;
    for await (const { uri, text } of this.#host.documents(folder))
      found.push(this.#open.get(uri) ?? TextDocument.create(uri, 'json', 0, text));
    return found;
  }
}
