import type { Connection, ServerCapabilities, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { LanguageService } from '#service/languageService';
import type { Settings } from '#service/settings/resolveSettings';
import type { SupportedCapabilities } from '#lsp/clientCapabilities';
import type { Log } from '#lsp/guard';
import type { KindReporter } from '#lsp/kindReporter';

/** A live document in its current version, with the settings that apply to it. */
export interface OpenDocument {
  readonly document: ParsedDocument;
  readonly settings: Settings;
}

/** What a handler works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: LanguageService;
  readonly capabilities: SupportedCapabilities;
  readonly log: Log;
  /** The current version of an open document; undefined when it is not open. */
  readonly open: (uri: string) => Promise<OpenDocument | undefined>;
  /** The settings that apply to a document, whether it is open or not. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** What is known of the kinds of open documents. */
  readonly kinds: KindReporter;
  /** Told when settings have changed, of one document or of all. */
  readonly onDidChangeSettings: (listener: () => void) => void;
}

/** One feature of the protocol: what the server announces, and how it answers. No decisions about content. */
export interface Handler {
  readonly capabilities: (capabilities: SupportedCapabilities) => ServerCapabilities;
  readonly register: (context: ServerContext) => void;
}
