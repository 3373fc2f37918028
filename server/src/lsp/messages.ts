import type { Diagnostic, Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Kind } from '#schemas/kinds';

/** What the client tells the server when it starts it. */
export interface InitializationOptions {
  /** True when the client's own JSON support reports syntax errors in files with the language id `json`. */
  readonly hostReportsSyntax?: boolean;
  /** True when the client's own JSON support fills the outline. */
  readonly hostReportsSymbols?: boolean;
  /** The client's command that opens the page of a rule, whose id is its argument. */
  readonly explainCommand?: string;
  /** The client's command that explains the active document; an argument names another one by its address. */
  readonly explainDocumentCommand?: string;
  /** The client's command that computes the descriptor of a file; its second argument is a `DescriptorTarget`. */
  readonly computeDescriptorCommand?: string;
  /** The client's command that copies the descriptor of the active document to the clipboard. */
  readonly copyDescriptorCommand?: string;
  /** The client's command that shows completions, as when the user asks for them. */
  readonly suggestCommand?: string;
  /** Settings for clients that cannot be asked for them; the contents of `ociManifest`. */
  readonly settings?: unknown;
}

/** From server to client: of what kind a document is, sent whenever that changes. */
export const documentKindMessage = 'ociManifest/documentKind';

/** The parameters of `documentKindMessage`. */
export interface DocumentKindParams {
  readonly uri: string;
  /** Null for documents that are no OCI documents, and for closed ones. */
  readonly kind: Kind | null;
  /** A few words for people, such as `Artifact · Helm chart · 2 blobs · 16.3 KiB`; null with the kind. */
  readonly summary: string | null;
}

/** What every descriptor says of its content. */
export interface DescriptorContent {
  readonly mediaType: string;
  readonly digest: string;
  /** Length in bytes. */
  readonly size: number;
}

/** A place in a document that a descriptor is meant for. */
export interface DescriptorTarget {
  readonly uri: string;
  readonly position: Position;
}

/** From client to server, without parameters: the documents that a new one can be made from. */
export const templatesRequest = 'ociManifest/templates';

/** One answer of `templatesRequest`. */
export interface DocumentTemplate {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What such a document is usually called. */
  readonly fileName: string;
  /** The document as an LSP snippet. */
  readonly snippet: string;
}

/** From client to server: of what media type a file is; answered with the media type. */
export const mediaTypeOfContentRequest = 'ociManifest/mediaTypeOfContent';

/** The parameters of `mediaTypeOfContentRequest`. */
export interface MediaTypeOfContentParams {
  /** The file's name, without folders. */
  readonly fileName: string;
  /** The file's first bytes, in base64: as many as `contentHeadLength`, or all of a shorter file. */
  readonly head: string;
}

/** How many bytes of a file are enough to tell its media type. */
export const contentHeadLength = 64 * 1024;

/**
 * From client to server: how to put a descriptor at a place of a document; answered with a workspace edit, or with
 * null where no descriptor belongs.
 */
export const insertDescriptorRequest = 'ociManifest/insertDescriptor';

/** The parameters of `insertDescriptorRequest`. */
export interface InsertDescriptorParams extends DescriptorTarget {
  readonly descriptor: DescriptorContent;
  /** The name of the file that the descriptor is about. */
  readonly fileName: string;
}

/** The answer to `insertDescriptorRequest`. */
export type InsertDescriptorResult = WorkspaceEdit | null;

/** From client to server: the descriptor of an open document's exact text; null where no descriptor points to it. */
export const describeDocumentRequest = 'ociManifest/describeDocument';

/** The parameters of `describeDocumentRequest`. */
export interface DescribeDocumentParams {
  readonly uri: string;
}

/** The answer to `describeDocumentRequest`. */
export interface DescribeDocumentResult {
  readonly descriptor: DescriptorContent | null;
}

/** From client to server: an open document explained, as Markdown; null for documents that are no OCI documents. */
export const explainDocumentRequest = 'ociManifest/explainDocument';

/** The parameters of `explainDocumentRequest`. */
export interface ExplainDocumentParams {
  readonly uri: string;
}

/** From client to server: the diagnostics of a text that is not open in the editor. */
export const validateTextRequest = 'ociManifest/validateText';

/** The parameters of `validateTextRequest`. */
export interface ValidateTextParams {
  readonly uri: string;
  readonly text: string;
}

/** The answer to `validateTextRequest`. */
export type ValidateTextResult = readonly Diagnostic[];
