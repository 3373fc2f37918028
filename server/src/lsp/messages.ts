import type { Kind } from '../../../schemas/src/kinds';

/** What the client tells the server when it starts it. */
export interface InitializationOptions {
  /** True when the client's own JSON support reports syntax errors in files with the language id `json`. */
  readonly hostReportsSyntax?: boolean;
  /** The client's command that opens the page of a rule, whose id is its argument. */
  readonly explainCommand?: string;
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
  /** A few words for people, such as `Artifact · application/vnd.example.sbom.v1`; null with the kind. */
  readonly summary: string | null;
}
