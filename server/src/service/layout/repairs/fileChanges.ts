import type { ParsedDocument } from '#service/document/parsedDocument';
import type { OffsetEdit } from '#service/edits/operations';
import { applyOffsetEdits } from '#service/edits/planEdits';

/** What a repair does to one file of a layout. Paths are below the folder of the layout, with slashes. */
export type FileChange =
  /** A file with a new name, or one in place of content that its name does not fit. */
  | { readonly type: 'create'; readonly path: string; readonly bytes: Uint8Array }
  /** Another text of a document. Everything beside the edits stays as it is, byte by byte. */
  | {
      readonly type: 'replace';
      readonly path: string;
      readonly document: ParsedDocument;
      readonly edits: readonly OffsetEdit[];
    }
  /** Gives a file another name, in place of a damaged one that may have it. */
  | { readonly type: 'rename'; readonly path: string; readonly to: string }
  | { readonly type: 'delete'; readonly path: string };

/** The signatures and attestations of a layout that are about content which gets another digest. */
export interface OutdatedStatements {
  readonly signatures: number;
  readonly attestations: number;
}

/** What repairs a layout. Carried out in the order of the changes, the layout is readable after each of them. */
export interface RepairPlan {
  readonly changes: readonly FileChange[];
  /** The blobs that get another name, by their paths before, with their paths afterwards. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly outdated: OutdatedStatements;
  /** The documents that cannot be read, and so may still name blobs by their paths before. */
  readonly unread: readonly string[];
  /** The blobs that stay as they are, because only a document that is missing or cannot be read may lead to them. */
  readonly withheld: readonly string[];
  /** Why something is not repaired, in whole sentences. */
  readonly problems: readonly string[];
}

/** The plan that changes nothing. */
export const unchanged: RepairPlan = {
  changes: [],
  renamed: new Map(),
  outdated: { signatures: 0, attestations: 0 },
  unread: [],
  withheld: [],
  problems: [],
};

/** The content of a file after a change; undefined where nothing is left under its name. */
export function contentAfter(change: FileChange): Uint8Array | undefined {
  switch (change.type) {
    case 'create':
      return change.bytes;
    case 'replace':
      return new TextEncoder().encode(applyOffsetEdits(change.document.text, change.edits));
    case 'rename':
    case 'delete':
      return undefined;
  }
}
