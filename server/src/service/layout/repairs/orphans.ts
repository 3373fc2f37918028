import { digestOfPath, indexFile, type Layout, type LayoutContent } from '#service/layout/layout';
import { keptBlobs } from './keptBlobs';
import { mentionsIn } from './mentions';

/** A blob that was written a moment ago may be part of an image that another program has not listed yet. */
const youngForMilliseconds = 60 * 60 * 1000;

/** The blobs of a layout that nothing leads to. */
export interface Orphans {
  /** Those that can be removed, by their paths. */
  readonly removable: readonly string[];
  /** Those that were changed in the last hour, or at an unknown time. */
  readonly young: readonly string[];
  /** Why nothing can be said for certain, as a whole sentence. Nothing is removable then. */
  readonly problem: string | undefined;
}

/** What is known beside the layout. */
export interface OrphansOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Blobs that get another name, by their paths before. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** Blobs that the index will list, by their paths before. */
  readonly listed?: readonly string[];
}

/**
 * Finds the blobs that neither the index nor what `docker save` writes leads to. A referrer that nobody lists is kept with
 * all that it leads to, while its subject is. Where a document on the way is not what its descriptor says, or cannot be read,
 * what it leads to is unknown, and nothing is taken for an orphan.
 */
export function orphansOf(layout: Layout, { now, renamed, listed = [] }: OrphansOptions): Orphans {
  const kept = keptBlobs(layout, listed, (path) => leadsTo(layout, path));
  const problem = [...kept].map((path) => whyUncertain(layout, path)).find((reason) => reason !== undefined);
  if (problem !== undefined) return { removable: [], young: [], problem };
  const after = new Set([...kept].map((path) => renamed?.get(path) ?? path));
  const orphans = [...layout.contents.values()].filter(
    (content) =>
      content.type === 'file' && digestOfPath(content.path) !== undefined && !after.has(content.path),
  );
  const isOld = ({ modified = now }: LayoutContent): boolean => now - modified >= youngForMilliseconds;
  return {
    removable: orphans.filter(isOld).map(({ path }) => path),
    young: orphans.filter((content) => !isOld(content)).map(({ path }) => path),
    problem: undefined,
  };
}

function leadsTo(layout: Layout, path: string): readonly string[] {
  const document = layout.contents.get(path)?.document;
  const mentions = document === undefined ? [] : mentionsIn(document);
  return [...layout.referencesFrom(path), ...mentions].map(({ to }) => to);
}

function whyUncertain(layout: Layout, path: string): string | undefined {
  const content = layout.contents.get(path);
  const isRoot = path === indexFile;
  if (content === undefined) {
    if (isRoot) return `${indexFile} is missing, so what this layout uses is unknown.`;
    return leadsToManifest(layout, path) ? `${path} is missing, so what it leads to is unknown.` : undefined;
  }
  if (!isRoot && content.describedAs === undefined && !leadsToManifest(layout, path)) return undefined;
  const { document } = content;
  const isKnown =
    document?.model !== undefined &&
    document.model.kind !== 'descriptor' &&
    document.syntax.problems.length === 0 &&
    document.model.shapeIssues.length === 0;
  if (isKnown) return undefined;
  return `${path} has errors or cannot be read, so what it leads to is unknown.`;
}

/** Tells whether an index lists a blob, which so leads to others. */
function leadsToManifest(layout: Layout, path: string): boolean {
  return layout.referencesTo(path).some(({ descriptor }) => descriptor.role === 'manifest');
}
