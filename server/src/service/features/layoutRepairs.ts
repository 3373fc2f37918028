import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { counted } from '#schemas/prose';
import type { ParsedDocument } from '#service/document/parsedDocument';
import {
  digestOfPath,
  dockerSaveFile,
  indexFile,
  type Layout,
  type LayoutPlace,
} from '#service/layout/layout';
import { absentEntries, pruned, removalsOf } from '#service/layout/repairs/absentEntries';
import { descriptorRepairs } from '#service/layout/repairs/descriptorRepairs';
import { diffIdRepairs } from '#service/layout/repairs/diffIdRepairs';
import { unchanged, type RepairPlan } from '#service/layout/repairs/fileChanges';
import { layoutFileRepair } from '#service/layout/repairs/layoutFiles';
import { rehash } from '#service/layout/repairs/rehash';
import { statementsInWords } from '#service/layout/repairs/statementsInWords';
import type { LayoutRepairName } from '#service/lint/rule';
import { shortDigest } from './displayNames';
import { editOfSteps, repairSteps } from './repairSteps';

/** The layout that is to be repaired, and the place in it from which that is asked for. */
export interface Repairing extends LayoutPlace {
  /** The text of a document as it is now, which may be open and changed. */
  readonly current: (source: TextDocument) => TextDocument;
}

/** A repair of a layout that is offered in an editor. */
interface PlannedRepair {
  readonly title: string;
  /**
   * The edit that carries it out, which can be undone as one step. Positions count UTF-16 code units. Undefined where
   * something prevents the repair, and where an editor could not write the bytes.
   */
  readonly edit: () => WorkspaceEdit | undefined;
}

/** What each repair does, as the title of its quick fix. */
export const layoutRepairTitles: Readonly<Record<LayoutRepairName, string>> = {
  rehash: 'Rehash up to index.json',
  sizes: 'Set sizes and embedded data in the whole layout, and rehash up to index.json',
  'diff-ids': 'Set diff IDs to those of the layers in the whole layout, and rehash up to index.json',
  prune: 'Remove the entries of absent manifests in the whole layout, and rehash up to index.json',
  'layout-file': 'Create oci-layout',
};

/** Tells whether a document is what was read of the layout. What is not saved has no digest yet. */
export function isAsRead({ text }: ParsedDocument, { layout, path }: LayoutPlace): boolean {
  return digestOfPath(path) === undefined || layout.contents.get(path)?.document?.text === text;
}

/** Plans a repair. Undefined where there is nothing to repair. What prevents a repair is told to whoever chooses it. */
export function planRepair(repairing: Repairing, repair: LayoutRepairName): PlannedRepair | undefined {
  const { layout } = repairing;
  const texts = openTexts(repairing);
  // Other repairs name places in documents as they were read.
  if (repair !== 'rehash' && [...texts].some(([path, text]) => !isText(layout, path, text))) return undefined;
  const plan = texts.size === 0 ? rememberedPlan(layout, repair) : planFor(layout, repair, texts);
  const isEmpty = plan.changes.length === 0;
  if (isEmpty && plan.problems.length === 0) return undefined;
  return {
    title: titleOf(repair, plan),
    edit: () => (isEmpty ? undefined : editOfSteps(layout, repairSteps(layout, plan), texts)),
  };
}

/** What a repair does, and what no longer fits afterward; undefined where it changes nothing. */
export function effectOf(layout: Layout, repair: LayoutRepairName): string | undefined {
  const plan = rememberedPlan(layout, repair);
  return plan.changes.length === 0 ? undefined : titleOf(repair, plan);
}

function titleOf(repair: LayoutRepairName, plan: RepairPlan): string {
  return [layoutRepairTitles[repair], ...warningsOf(plan).map((warning) => `(${warning})`)].join(' ');
}

/** Editors ask at each move of the cursor, and a layout is read anew when one of its files changes. */
const plans = new WeakMap<Layout, Map<LayoutRepairName, RepairPlan>>();

function rememberedPlan(layout: Layout, repair: LayoutRepairName): RepairPlan {
  const known = plans.get(layout) ?? new Map<LayoutRepairName, RepairPlan>();
  plans.set(layout, known);
  const plan = known.get(repair) ?? planFor(layout, repair);
  known.set(repair, plan);
  return plan;
}

/** What the title of a repair must say beside what it does. */
function warningsOf({ outdated, unread }: RepairPlan): readonly string[] {
  const statements = statementsInWords(outdated);
  const [first, ...others] = unread;
  return [
    ...(statements === undefined ? [] : [`${statements} will no longer fit`]),
    ...(first === undefined
      ? []
      : [
          others.length === 0
            ? `${shortDigest(digestOfPath(first) ?? first)} cannot be read`
            : `${counted(unread.length, 'document')} cannot be read`,
        ]),
  ];
}

/**
 * The plan of a repair that findings ask for.
 * @param texts the documents that are open, by their paths
 */
export function planFor(
  layout: Layout,
  repair: LayoutRepairName,
  texts: ReadonlyMap<string, TextDocument> = new Map(),
): RepairPlan {
  switch (repair) {
    case 'rehash':
      return rehash(layout, { texts });
    case 'sizes': {
      const operations = descriptorRepairs(layout);
      return rehash(layout, { texts, operations });
    }
    case 'diff-ids':
      return rehash(layout, { texts, operations: diffIdRepairs(layout) });
    case 'prune':
      return pruned(absentEntries(layout), (entries) =>
        rehash(layout, { texts, operations: removalsOf(entries) }),
      );
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
