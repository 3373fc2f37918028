import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { documentKindNotification, type DocumentKindParams } from '#messages';

/** That the server takes a document for something else than before. */
export interface DocumentKindChange {
  readonly params: DocumentKindParams;
  /** Whether the server has recognized a document that it took for no OCI document before, or that was closed. */
  readonly isRecognized: boolean;
}

/** What the server takes the open documents for. */
export class DocumentKinds implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #known = new Map<string, DocumentKindParams>();
  readonly #changed = new vscode.EventEmitter<DocumentKindChange>();
  readonly #notifications: vscode.Disposable;

  /** Told whenever the kind of a document, or what is said of it, has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#notifications = client.onNotification(documentKindNotification, (params: DocumentKindParams) => {
      const isRecognized = params.kind !== null && !this.#known.has(params.uri);
      if (params.kind === null) this.#known.delete(params.uri);
      else this.#known.set(params.uri, params);
      this.#changed.fire({ params, isRecognized });
    });
  }

  /** What is known of a document; undefined for those that are no OCI documents. */
  of(document: vscode.Uri): DocumentKindParams | undefined {
    return this.#known.get(this.#client.code2ProtocolConverter.asUri(document));
  }

  dispose(): void {
    this.#notifications.dispose();
    this.#changed.dispose();
  }
}
