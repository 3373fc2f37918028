import { formatPath } from '#schemas/jsonPath';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';
import {
  digestOfPath,
  indexFile,
  type Layout,
  type LayoutContent,
  type Reference,
} from '#service/layout/layout';
import { whyUndeletable } from '#service/layout/links';
import { lastCopies, leftoverFiles } from '#service/layout/leftoverFiles';
import { mayBeLost } from '#service/layout/lostBlobs';
import type { Entries } from './absentEntries';
import { blobsInText, textOfBytes, textOfContent } from './blobsInText';
import { contentAfter, type FileChange } from './fileChanges';
import { keptBlobs } from './keptBlobs';
import { mentionsIn } from './mentions';
import { misplacedBlobs } from './misplacedBlobs';
import { hasReadableLists, isRead, unreadDocuments, whyUnclear } from './unreadDocuments';

/** A blob that was written a moment ago may be part of an image that another program has not listed yet. */
const youngForMilliseconds = 60 * 60 * 1000;

const mayBeLast = 'it may be all that is left of a blob that is missing or damaged';

/** The blobs of a layout that nothing leads to. */
export interface Orphans {
  /** Those that can be removed, by their paths. */
  readonly removable: readonly string[];
  /** Those that were changed in the last hour, or at an unknown time. What they lead to is not removable either. */
  readonly young: readonly string[];
  /** Others that stay, and temporary files, by their paths, each with the reason as a clause. What they lead to stays as well. */
  readonly spared: ReadonlyMap<string, string>;
  /** Why nothing can be said for certain of blobs that are there, as a whole sentence. Nothing is removable then. */
  readonly problem: string | undefined;
}

/** What is known beside the layout. */
export interface OrphansOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Blobs that get another name, by their paths before. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** What is changed before orphans are removed. */
  readonly changes?: readonly FileChange[];
  /** Blobs that are kept with all that they lead to, by their paths before. */
  readonly listed?: readonly string[];
  /** Entries that are removed from their indexes. */
  readonly removed?: Entries;
}

/**
 * Finds the blobs that neither the index nor what `docker save` writes leads to, and temporary files. A referrer that nobody
 * lists is kept with all that it leads to, while its subject is, and so is a blob whose digits are anywhere in the text of a
 * document that is kept. Where a document on the way is missing or not what its descriptor says, or any document cannot be
 * read, what it leads to is unknown, and nothing is taken for an orphan.
 */
export function orphansOf(
  layout: Layout,
  { now, renamed, changes = [], listed = [], removed = new Map() }: OrphansOptions,
): Orphans {
  const keptWith = (paths: readonly string[]): ReadonlySet<string> =>
    keptBlobs(layout, paths, (path) => leadsTo(layout, path, removed));
  const orphansBeside = (
    kept: ReadonlySet<string>,
    stay: readonly string[] = [],
  ): readonly LayoutContent[] => {
    const after = new Set([...[...kept].map((path) => renamed?.get(path) ?? path), ...stay]);
    return blobsBeside(layout, withMentioned(layout, changes, after));
  };
  const kept = keptWith(listed);
  const orphans = orphansBeside(kept);
  const leftover = leftoverFiles(layout);
  const problem = orphans.length + leftover.length === 0 ? undefined : whyUncertain(layout, kept, removed);
  if (problem !== undefined) return { removable: [], young: [], spared: new Map(), problem };
  const isOld = ({ modified = now }: LayoutContent): boolean => now - modified >= youngForMilliseconds;
  const young = orphans.filter((content) => !isOld(content)).map(({ path }) => path);
  const needed = lastCopies(layout).map(({ path }) => [path, mayBeLast] as const);
  const spared = new Map<string, string>(needed);
  for (const content of [...orphans, ...leftover].filter(isOld)) {
    const { path } = content;
    const isBlob = digestOfPath(path) !== undefined;
    const reason = isBlob && mayBeLost(layout, content) ? mayBeLast : whyUndeletable(layout, path);
    if (reason !== undefined) spared.set(path, reason);
  }
  // What young documents lead to may be older: tools write no blob that is there already.
  const created = new Set(changes.filter(({ type }) => type === 'create').map(({ path }) => path));
  const rewritten = [...(renamed ?? [])].filter(([, after]) => created.has(after)).map(([before]) => before);
  const recent = [...young, ...spared.keys(), ...rewritten];
  const unused =
    recent.length === 0
      ? orphans
      : orphansBeside(keptWith([...listed, ...recent]), [...young, ...spared.keys()]);
  // No document leads to a temporary file, and it leads to nothing.
  const removable = new Set([...unused, ...leftover].filter(isOld).map(({ path }) => path));
  const youngLeftover = leftover.filter((content) => !isOld(content)).map(({ path }) => path);
  return {
    removable: [...removable].filter((path) => !spared.has(path)),
    young: [...new Set([...young, ...youngLeftover])],
    spared,
    problem: undefined,
  };
}

/**
 * The paths of the blobs that nothing known leads to, whatever their age. A document that is missing or cannot be read may.
 * @param listed as for `orphansOf`
 */
export function unusedBlobs(layout: Layout, listed: readonly string[]): readonly string[] {
  const kept = keptBlobs(layout, listed, (path) => leadsTo(layout, path, new Map()));
  return blobsBeside(layout, kept).map(({ path }) => path);
}

/**
 * Adds the blobs that texts name as they are after changes: where something names a blob that has a successor, and no change
 * has reached it, the blob is kept, and what it leads to itself.
 */
function withMentioned(
  layout: Layout,
  changes: readonly FileChange[],
  kept: Set<string>,
): ReadonlySet<string> {
  const changed = new Map(changes.map((change) => [change.path, contentAfter(change)]));
  // The set grows while it is walked.
  for (const path of kept) {
    const bytes = changed.get(path);
    const content = layout.contents.get(path);
    const text = bytes === undefined ? content && textOfContent(content) : textOfBytes(bytes);
    for (const to of blobsInText(layout, text ?? '')) kept.add(to);
  }
  return kept;
}

function blobsBeside({ contents }: Layout, kept: ReadonlySet<string>): readonly LayoutContent[] {
  return [...contents.values()].filter(
    ({ type, path }) => type === 'file' && digestOfPath(path) !== undefined && !kept.has(path),
  );
}

/** The references of a document, without those of entries that are removed. */
function referencesFrom(layout: Layout, path: string, removed: Entries): readonly Reference[] {
  const gone = new Set(removed.get(path));
  return layout.referencesFrom(path).filter(({ descriptor }) => !gone.has(descriptor));
}

function leadsTo(layout: Layout, path: string, removed: Entries): readonly string[] {
  const content = layout.contents.get(path);
  const document = content?.document;
  const gone = new Set((removed.get(path) ?? []).map((entry) => formatPath(entry.path)));
  const mentions = (document === undefined ? [] : mentionsIn(document)).filter(
    (mention) => !gone.has(formatPath(mention.path.slice(0, 2))),
  );
  return [
    ...[...referencesFrom(layout, path, removed), ...mentions].map(({ to }) => to),
    ...(content === undefined ? [] : blobsInText(layout, textWithout(content, removed.get(path)))),
  ];
}

/** The text of a file without entries that are removed; empty for what is no JSON. */
function textWithout(content: LayoutContent, entries: readonly DescriptorView[] = []): string {
  const text = textOfContent(content) ?? '';
  const edits =
    content.document &&
    planEdits(
      content.document,
      entries.map(({ path }) => remove(path)),
    );
  return applyOffsetEdits(text, edits ?? []);
}

function whyUncertain(layout: Layout, kept: ReadonlySet<string>, removed: Entries): string | undefined {
  const { contents } = layout;
  if (!contents.has(indexFile)) return `${indexFile} is missing, so what this layout uses is unknown.`;
  const misplaced = misplacedBlobs(layout);
  for (const path of kept)
    for (const { to, descriptor } of referencesFrom(layout, path, removed))
      if (descriptor.role === 'manifest' && !contents.has(to) && !misplaced.has(to))
        return `${to} is missing, so what it leads to is unknown.`;
  const { unreadable } = unreadDocuments(
    layout,
    (path) => contents.get(path)?.document,
    // Others may read what is not valid JSON otherwise than this program does.
    (document) => isRead(document, misplaced) && document?.syntax.problems.length === 0,
  );
  const [faulty] = unreadable;
  if (faulty === undefined) return undefined;
  const content = contents.get(faulty);
  if (content !== undefined && content.type !== 'file')
    return `${faulty} ${whyHidden(content)}, so what it leads to is unknown.`;
  const document = content?.document;
  const reason = hasReadableLists(document) ? whyUnclear(document, misplaced) : undefined;
  return `${faulty} ${reason ?? 'has errors or cannot be read'}, so what it leads to is unknown.`;
}

/** Why it is unknown what something is that is not a file, as a phrase that follows its path. */
function whyHidden({ type, link, problem }: LayoutContent): string {
  if (problem !== undefined) return `cannot be read (${problem})`;
  if (type === 'outside')
    return link === undefined
      ? 'is a link, and it is unknown where it leads'
      : 'is a link that leads out of the layout';
  return link === undefined ? 'is not a regular file' : 'is a link to something that is not a file';
}
