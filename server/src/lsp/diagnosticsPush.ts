import { printable, printableError } from '#schemas/printable';
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';

const delayInMilliseconds = 150;

/**
 * Publishes diagnostics for clients that do not pull them: a moment after the last change of a document.
 * A result for a version that is no longer the current one is dropped.
 */
export class DiagnosticsPush {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #compute: (document: TextDocument) => Promise<Diagnostic[]>;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    compute: (document: TextDocument) => Promise<Diagnostic[]>,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#compute = compute;
  }

  schedule(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void this.#publish(uri), delayInMilliseconds),
    );
  }

  /** Publishes the diagnostics of the open documents for whose URIs a condition holds. */
  scheduleWhere(isConcerned: (uri: string) => boolean): void {
    for (const uri of this.#documents.keys()) if (isConcerned(uri)) this.schedule(uri);
  }

  close(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #publish(uri: string): Promise<void> {
    this.#timers.delete(uri);
    const document = this.#documents.get(uri);
    if (document === undefined) return;
    const { version } = document;
    try {
      const diagnostics = await this.#compute(document);
      const current = this.#documents.get(uri);
      if (current !== document || current.version !== version) return;
      await this.#connection.sendDiagnostics({ uri, version, diagnostics });
    } catch (error) {
      this.#connection.console.error(`Diagnostics of ${printable(uri)} failed: ${printableError(error)}`);
    }
  }
}
