import type { Connection } from 'vscode-languageserver';
import type { ParsedDocument } from '../service/document/parsedDocument';
import { documentKindMessage, type DocumentKindParams } from './messages';

/** Tells the client of what kind each document is, once for each change of the answer. */
export class KindReporter {
  readonly #connection: Connection;
  readonly #told = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  report(document: ParsedDocument, summary: string | undefined): void {
    const kind = summary === undefined ? null : (document.model?.kind ?? null);
    this.#tell({
      uri: document.uri,
      kind,
      summary: summary ?? null,
    });
  }

  close(uri: string): void {
    if (this.#told.has(uri)) this.#tell({ uri, kind: null, summary: null });
    this.#told.delete(uri);
  }

  #tell(params: DocumentKindParams): void {
    const answer = JSON.stringify(params);
    if ((this.#told.get(params.uri) ?? noKind(params.uri)) === answer) return;
    this.#told.set(params.uri, answer);
    void this.#connection.sendNotification(documentKindMessage, params);
  }
}

/** Clients take a document for none of ours until they are told otherwise. */
function noKind(uri: string): string {
  return JSON.stringify({ uri, kind: null, summary: null } satisfies DocumentKindParams);
}
