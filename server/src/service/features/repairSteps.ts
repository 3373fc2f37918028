import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { uriBelow } from '#service/layout/address';
import { indexFile, type Layout } from '#service/layout/layout';
import type { RepairPlan } from '#service/layout/repairs/fileChanges';
import { toTextEdit } from './workspaceEdits';

/** A step by which an editor carries out a repair. Paths are below the folder of the layout, with slashes. */
export type RepairStep =
  /** Gives a blob another name, so that an editor keeps it open. */
  | { readonly type: 'rename'; readonly path: string; readonly to: string; readonly replaces: boolean }
  /** Makes a file, which may have to take the place of another. */
  | {
      readonly type: 'create';
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly replaces: boolean;
    }
  /** Changes the text of a document. Positions count UTF-16 code units. */
  | {
      readonly type: 'edit';
      readonly path: string;
      readonly document: ParsedDocument;
      readonly edits: readonly TextEdit[];
    }
  | { readonly type: 'delete'; readonly path: string };

/** The steps of a plan: names first, texts last, and of these the index last. */
export function repairSteps(
  layout: Layout,
  { changes, renamed }: Pick<RepairPlan, 'changes' | 'renamed'>,
): readonly RepairStep[] {
  const moved = movedBlobs(layout, changes, renamed);
  const targets = new Set(moved.values());
  const steps = changes.flatMap((change): RepairStep[] => {
    const { path } = change;
    switch (change.type) {
      case 'create':
        return targets.has(path) ? [] : [{ ...change, replaces: layout.contents.has(path) }];
      case 'replace': {
        const { document } = change;
        const edits = change.edits.map((edit) => toTextEdit(document.source, edit));
        return [{ type: 'edit', path, document, edits }];
      }
      case 'rename':
        return [{ ...change, replaces: layout.contents.has(change.to) }];
      case 'delete':
        return moved.has(path) ? [] : [{ type: 'delete', path }];
    }
  });
  const orderOf = (step: RepairStep): number => (step.type !== 'edit' ? 0 : step.path === indexFile ? 2 : 1);
  return [
    ...[...moved].map(([path, to]): RepairStep => ({ type: 'rename', path, to, replaces: false })),
    ...steps.sort((a, b) => orderOf(a) - orderOf(b)),
  ];
}

/** The blobs whose content stays and whose old file goes, with their new paths. */
function movedBlobs(
  { contents }: Layout,
  changes: RepairPlan['changes'],
  renamed: RepairPlan['renamed'],
): ReadonlyMap<string, string> {
  const created = new Map(
    changes.flatMap((change) => (change.type === 'create' ? [[change.path, change.bytes] as const] : [])),
  );
  return new Map(
    changes.flatMap(({ type, path }) => {
      const to = renamed.get(path);
      const bytes = contents.get(path)?.bytes;
      const isMoved =
        type === 'delete' &&
        to !== undefined &&
        !contents.has(to) &&
        bytes !== undefined &&
        created.get(to) === bytes;
      return isMoved ? [[path, to] as const] : [];
    }),
  );
}

/**
 * Tells whether editors write the text of a document as it is, apart from what is edited. They remove a byte order mark, and
 * make all line ends of a document alike.
 */
export function isKeptByEditors(text: string): boolean {
  return !text.startsWith('\ufeff') && new Set(text.match(/\r\n|\r|\n/g)).size <= 1 && !/\r(?!\n)/.test(text);
}

/**
 * The edit of the protocol that carries out steps. Undefined where an editor could not write the bytes of a new file, because
 * it gets them as a text.
 * @param texts the documents that are open, by their paths
 */
export function editOfSteps(
  { address }: Layout,
  steps: readonly RepairStep[],
  texts: ReadonlyMap<string, TextDocument>,
): WorkspaceEdit | undefined {
  if (!steps.every(isText)) return undefined;
  const documentChanges = steps.flatMap((step): NonNullable<WorkspaceEdit['documentChanges']> => {
    const uri = uriBelow(address, step.path);
    switch (step.type) {
      case 'rename':
        return [{ kind: 'rename', oldUri: uri, newUri: uriBelow(address, step.to) }];
      case 'create':
        return [{ kind: 'create', uri }, insertion(uri, step.bytes)];
      case 'edit':
        return [
          { textDocument: { uri, version: texts.get(step.path)?.version ?? null }, edits: [...step.edits] },
        ];
      case 'delete':
        return [{ kind: 'delete', uri }];
    }
  });
  return { documentChanges };
}

/** Tells whether a step can be written as an edit of a text. */
function isText(step: RepairStep): boolean {
  switch (step.type) {
    case 'create':
      return !step.replaces && !decode(step.bytes).includes('\r') && isKeptByEditors(decode(step.bytes));
    case 'edit':
      return isKeptByEditors(step.document.text);
    case 'rename':
      return !step.replaces;
    default:
      return true;
  }
}

function insertion(uri: string, bytes: Uint8Array) {
  const start = { line: 0, character: 0 };
  return {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: decode(bytes) }],
  };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
