import type { Connection } from 'vscode-languageserver';
import type { ParsedDocument } from '#service';
import { documentKindNotification, type DocumentKindParams } from '#messages';

/** Told of what kind a document is; null for documents that are no OCI documents any more, and for closed ones. */
export type KindListener = (uri: string, kind: DocumentKindParams['kind']) => void;

/** What the project file silences in a document. */
export type SilencedInDocument = Pick<DocumentKindParams, 'accepted' | 'switchedOff'>;

/** Tells the client, and others, of what kind each document is, once for each change of the answer. */
export class KindReporter {
  readonly #connection: Connection;
  readonly #told = new Map<string, string>();
  readonly #listeners: KindListener[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  onDidChange(listener: KindListener): void {
    this.#listeners.push(listener);
  }

  report(
    document: ParsedDocument,
    summary: string | undefined,
    { accepted = null, switchedOff = null }: Partial<SilencedInDocument> = {},
  ): void {
    const kind = summary === undefined ? null : (document.model?.kind ?? null);
    this.#tell({ uri: document.uri, kind, summary: summary ?? null, accepted, switchedOff });
  }

  close(uri: string): void {
    if (this.#told.has(uri)) this.#tell(nothing(uri));
    this.#told.delete(uri);
  }

  #tell(params: DocumentKindParams): void {
    const answer = JSON.stringify(params);
    if ((this.#told.get(params.uri) ?? JSON.stringify(nothing(params.uri))) === answer) return;
    this.#told.set(params.uri, answer);
    void this.#connection.sendNotification(documentKindNotification, params);
    for (const listener of this.#listeners) listener(params.uri, params.kind);
  }
}

/** Clients take a document for none of ours until they are told otherwise. */
function nothing(uri: string): DocumentKindParams {
  return { uri, kind: null, summary: null, accepted: null, switchedOff: null };
}
