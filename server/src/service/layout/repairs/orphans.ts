import { formatPath } from '#schemas/jsonPath';
import {
  digestOfPath,
  indexFile,
  type Layout,
  type LayoutContent,
  type Reference,
} from '#service/layout/layout';
import type { Entries } from './absentEntries';
import { keptBlobs } from './keptBlobs';
import { mentionsIn } from './mentions';
import { misplacedBlobs } from './misplacedBlobs';
import { isRead, unreadDocuments } from './unreadDocuments';

/** A blob that was written a moment ago may be part of an image that another program has not listed yet. */
const youngForMilliseconds = 60 * 60 * 1000;

/** The blobs of a layout that nothing leads to. */
export interface Orphans {
  /** Those that can be removed, by their paths. */
  readonly removable: readonly string[];
  /** Those that were changed in the last hour, or at an unknown time. */
  readonly young: readonly string[];
  /** Why nothing can be said for certain of blobs that are there, as a whole sentence. Nothing is removable then. */
  readonly problem: string | undefined;
}

/** What is known beside the layout. */
export interface OrphansOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Blobs that get another name, by their paths before. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** Blobs that are kept with all that they lead to, by their paths before. */
  readonly listed?: readonly string[];
  /** Entries that are removed from their indexes. */
  readonly removed?: Entries;
}

/**
 * Finds the blobs that neither the index nor what `docker save` writes leads to. A referrer that nobody lists is kept with
 * all that it leads to, while its subject is. Where a document on the way is missing or not what its descriptor says, or any
 * document cannot be read, what it leads to is unknown, and nothing is taken for an orphan.
 */
export function orphansOf(
  layout: Layout,
  { now, renamed, listed = [], removed = new Map() }: OrphansOptions,
): Orphans {
  const kept = keptBlobs(layout, listed, (path) => leadsTo(layout, path, removed));
  const after = new Set([...kept].map((path) => renamed?.get(path) ?? path));
  const orphans = blobsBeside(layout, after);
  const problem = orphans.length === 0 ? undefined : whyUncertain(layout, kept, removed);
  if (problem !== undefined) return { removable: [], young: [], problem };
  const isOld = ({ modified = now }: LayoutContent): boolean => now - modified >= youngForMilliseconds;
  return {
    removable: orphans.filter(isOld).map(({ path }) => path),
    young: orphans.filter((content) => !isOld(content)).map(({ path }) => path),
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
  const document = layout.contents.get(path)?.document;
  const gone = new Set((removed.get(path) ?? []).map((entry) => formatPath(entry.path)));
  const mentions = (document === undefined ? [] : mentionsIn(document)).filter(
    (mention) => !gone.has(formatPath(mention.path.slice(0, 2))),
  );
  return [...referencesFrom(layout, path, removed), ...mentions].map(({ to }) => to);
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
    (document) => isRead(document) && document?.syntax.problems.length === 0,
  );
  const [faulty] = unreadable;
  return faulty && `${faulty} has errors or cannot be read, so what it leads to is unknown.`;
}
