import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { uriBelow } from '#service/layout/address';
import {
  digestOfPath,
  dockerSaveFile,
  indexFile,
  type Layout,
  type LayoutPlace,
} from '#service/layout/layout';
import { absentEntries } from '#service/layout/repairs/absentEntries';
import { descriptorRepairs } from '#service/layout/repairs/descriptorRepairs';
import { unchanged, type FileChange, type RepairPlan } from '#service/layout/repairs/fileChanges';
import { layoutFileRepair } from '#service/layout/repairs/layoutFiles';
import { rehash } from '#service/layout/repairs/rehash';
import { statementsInWords } from '#service/layout/repairs/statementsInWords';
import type { LayoutRepairName } from '#service/lint/rule';
import { toTextEdit } from './workspaceEdits';

/** The layout that is to be repaired, and the place in it from which that is asked for. */
export interface Repairing extends LayoutPlace {
  /** The text of a document as it is now, which may be open and changed. */
  readonly current: (source: TextDocument) => TextDocument;
}

/** A repair of a layout that can be carried out in an editor. */
interface PlannedRepair {
  readonly title: string;
  /** The edit that carries it out, which can be undone as one step. Positions count UTF-16 code units. */
  readonly edit: () => WorkspaceEdit;
}

/** What each repair does, as the title of its quick fix. */
export const layoutRepairTitles: Readonly<Record<LayoutRepairName, string>> = {
  rehash: 'Rehash up to index.json',
  sizes: 'Set sizes and embedded data in the whole layout, and rehash up to index.json',
  prune: 'Remove the entries of absent manifests in the whole layout, and rehash up to index.json',
  'layout-file': 'Create oci-layout',
};

/** Tells whether a document is what was read of the layout. What is not saved has no digest yet. */
export function isAsRead({ text }: ParsedDocument, { layout, path }: LayoutPlace): boolean {
  return digestOfPath(path) === undefined || layout.contents.get(path)?.document?.text === text;
}

/**
 * Plans a repair. Undefined where there is nothing to repair, where something prevents it, and where an editor could not
 * write the bytes: it makes all line ends of a document alike, and removes a byte order mark.
 */
export function planRepair(repairing: Repairing, repair: LayoutRepairName): PlannedRepair | undefined {
  const { layout } = repairing;
  const texts = openTexts(repairing);
  // Other repairs name places in documents as they were read.
  if (repair !== 'rehash' && [...texts].some(([path, text]) => !isText(layout, path, text))) return undefined;
  const plan = planFor(layout, repair, texts);
  if (plan.changes.length === 0 || !plan.changes.every((change) => isWritable(layout, change)))
    return undefined;
  const statements = statementsInWords(plan.outdated);
  const warning = statements === undefined ? '' : ` (made for the old content: ${statements})`;
  return { title: layoutRepairTitles[repair] + warning, edit: () => editFor(layout, plan, texts) };
}

function planFor(
  layout: Layout,
  repair: LayoutRepairName,
  texts: ReadonlyMap<string, TextDocument>,
): RepairPlan {
  switch (repair) {
    case 'rehash':
      return rehash(layout, { texts });
    case 'sizes': {
      const operations = descriptorRepairs(layout);
      return rehash(layout, { texts, operations, faulty: new Set(operations.keys()) });
    }
    case 'prune':
      return rehash(layout, { texts, operations: absentEntries(layout) });
    case 'layout-file': {
      const change = layoutFileRepair(layout);
      return { ...unchanged, changes: change === undefined ? [] : [change] };
    }
  }
}

function isText({ contents }: Layout, path: string, text: TextDocument): boolean {
  return contents.get(path)?.document?.text === text.getText();
}

/** The files that are found by their names, where they are open. A blob is what is saved. */
function openTexts({ layout, current }: Repairing): ReadonlyMap<string, TextDocument> {
  const texts = new Map<string, TextDocument>();
  for (const path of [indexFile, dockerSaveFile]) {
    const source = layout.contents.get(path)?.document?.source;
    const live = source && current(source);
    if (live !== undefined && live !== source) texts.set(path, live);
  }
  return texts;
}

function isWritable({ contents }: Layout, change: FileChange): boolean {
  switch (change.type) {
    case 'create':
      return !contents.has(change.path) && isPlainText(change.bytes);
    case 'replace':
      return !change.document.text.startsWith('\ufeff');
    case 'delete':
      return true;
  }
}

function isPlainText(bytes: Uint8Array): boolean {
  return !bytes.includes(0x0d) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
}

/** Renames what only gets another name, so that an editor keeps it open. The index is changed last. */
function editFor(
  layout: Layout,
  { changes, renamed }: RepairPlan,
  texts: ReadonlyMap<string, TextDocument>,
): WorkspaceEdit {
  const uriOf = (path: string): string => uriBelow(layout.address, path);
  const moved = movedBlobs(layout, changes, renamed);
  const targets = new Set(moved.values());
  const renames = [...moved].map(([from, to]) => ({
    kind: 'rename' as const,
    oldUri: uriOf(from),
    newUri: uriOf(to),
  }));
  const others = changes.flatMap((change): NonNullable<WorkspaceEdit['documentChanges']> => {
    const uri = uriOf(change.path);
    switch (change.type) {
      case 'create':
        return targets.has(change.path) ? [] : [{ kind: 'create', uri }, insertion(uri, change.bytes)];
      case 'replace': {
        const { source } = change.document;
        const version = texts.get(change.path)?.version ?? null;
        const edits = change.edits.map((edit) => toTextEdit(source, edit));
        return [{ textDocument: { uri, version }, edits }];
      }
      case 'delete':
        return moved.has(change.path) ? [] : [{ kind: 'delete', uri }];
    }
  });
  const isIndex = (change: (typeof others)[number]): boolean =>
    'textDocument' in change && change.textDocument.uri === uriOf(indexFile);
  return {
    documentChanges: [...renames, ...others.filter((change) => !isIndex(change)), ...others.filter(isIndex)],
  };
}

/** The blobs whose content stays and whose old file goes, with their new paths. */
function movedBlobs(
  { contents }: Layout,
  changes: readonly FileChange[],
  renamed: RepairPlan['renamed'],
): ReadonlyMap<string, string> {
  const created = new Map(
    changes.flatMap((change) => (change.type === 'create' ? [[change.path, change.bytes] as const] : [])),
  );
  return new Map(
    changes.flatMap(({ type, path }) => {
      const to = renamed.get(path);
      return type === 'delete' && to !== undefined && created.get(to) === contents.get(path)?.bytes
        ? [[path, to] as const]
        : [];
    }),
  );
}

function insertion(uri: string, bytes: Uint8Array) {
  const start = { line: 0, character: 0 };
  const newText = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] };
}
