import type { Connection, ServerCapabilities, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService, Layout, ParsedDocument, ProjectFile, Settings } from '#service';
import type { SupportedCapabilities } from '#lsp/clientCapabilities';
import type { GuardedHandler, Log } from '#lsp/guard';
import type { LongWork, ServerHost } from '#lsp/host';
import type { DocumentNeighbors } from '#lsp/documentNeighbors';
import type { Patience } from '#lsp/kept';
import type { Layouts } from '#lsp/layouts';
import type { KindReporter } from '#lsp/kindReporter';

/** A live document in its current version, with the settings that apply to it. */
export interface UnparsedDocument {
  readonly live: TextDocument;
  readonly settings: Settings;
}

/** The same, parsed. Its settings say what is known of the files beside it. */
export interface OpenDocument extends UnparsedDocument {
  readonly document: ParsedDocument;
}

/** Parameters that name a document, as requests of the protocol or our own do. */
export type AboutDocument = { readonly textDocument: { readonly uri: string } } | { readonly uri: string };

/** Answers a request about an open document. */
export type Answer<P, R> = (opened: OpenDocument, params: P) => R | Promise<R>;

/** What a handler works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: LanguageService;
  readonly capabilities: SupportedCapabilities;
  readonly log: Log;
  /**
   * The current version of an open document; undefined when it is not open.
   * @param patience whether to wait where reading the files around it takes long; by default not
   */
  readonly open: (uri: string, patience?: Patience) => Promise<OpenDocument | undefined>;
  /** The same for who cannot wait until it is parsed; nothing is known of the files beside it. */
  readonly openUnparsed: (uri: string) => Promise<UnparsedDocument | undefined>;
  /**
   * A guarded handler of requests about open documents.
   * @param name what the log calls the request
   * @param silent the answer for a document that is not open, and after an error
   * @param patience as of `open`
   */
  readonly whenOpen: <P extends AboutDocument, R>(
    name: string,
    silent: R,
    answer: Answer<P, R>,
    patience?: Patience,
  ) => GuardedHandler<P, R>;
  /** The settings that apply to a document, whether it is open or not. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly host: ServerHost;
  readonly layouts: Layouts;
  readonly neighbors: DocumentNeighbors;
  /** Verifies the layout in a folder or around a file, as `Layouts.verify`. */
  readonly verifyLayout: (uri: string, work: LongWork) => Promise<Layout | string | undefined>;
  /** The project file that the findings of a document can be silenced in. */
  readonly projectFileOf: (uri: string) => Promise<ProjectFile | undefined>;
  /** What is known of the kinds of open documents. */
  readonly kinds: KindReporter;
  /** Told when settings have changed, of some documents or of all. */
  readonly onDidChangeSettings: (listener: (isConcerned: Concerned) => void) => void;
}

/** Tells of the URI of an open document whether its settings have changed. */
export type Concerned = (uri: string) => boolean;

/** One feature of the protocol: what the server announces, and how it answers. No decisions about content. */
export interface Handler {
  readonly capabilities: (capabilities: SupportedCapabilities) => ServerCapabilities;
  readonly register: (context: ServerContext) => void;
}
