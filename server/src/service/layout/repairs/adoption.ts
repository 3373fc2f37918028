import type { Layout, LayoutContent } from '#service/layout/layout';
import { typedKindOf } from '#service/layout/manifestEntry';
import {
  unlistedDocument,
  unreferencedBlobs,
  type UnlistedManifest,
} from '#service/layout/unlistedManifests';
import { isExpected } from './absentEntries';
import { bottomUp } from './bottomUp';
import { isDamaged } from './jsonBytes';
import { mentionsIn } from './mentions';
import { misplacedBlobs } from './misplacedBlobs';
import { whyUnclear } from './unreadDocuments';

/** What an index lists when it lists the manifests that no document leads to. */
export interface Adoption {
  /** What it lists. */
  readonly listed: readonly UnlistedManifest[];
  /** The manifests and indexes that it does not list, because parts of them are missing. */
  readonly incomplete: readonly string[];
  /** All manifests and indexes that it does not lead to so far. */
  readonly unlisted: readonly string[];
}

/**
 * Finds what the index is to list: each manifest or index that no document leads to, and that is there with all its parts or,
 * for an index, leads to such a manifest that is not listed. The rest is what a repair leaves of documents that have a
 * successor, or was never whole. Whether a document is whole cannot be told if it has digests or members that are unclear. A blob that was edited counts, because it gets the name of its content.
 */
export function adoption(layout: Layout): Adoption {
  const unreferenced = unreferencedBlobs(layout);
  const isIntact = (path: string): boolean => {
    const content = layout.contents.get(path);
    return content !== undefined && hasName(layout, content);
  };
  const candidates = unreferenced
    .filter((content) => hasName(layout, content))
    .flatMap((content) => unlistedDocument(layout, content, isIntact) ?? []);
  const misplaced = misplacedBlobs(layout);
  const isClear = (path: string): boolean =>
    whyUnclear(layout.contents.get(path)?.document, misplaced) === undefined;
  const reached = new Set([...layout.reached].map((path) => misplaced.get(path) ?? path));
  const listed = new Set<string>();
  // What is listed leads to more, and a referrer of that is whole.
  for (let before = -1; before < listed.size;) {
    before = listed.size;
    const isWanted = wantedDocuments(layout, reached);
    for (const { path } of candidates) if (isWanted(path) && isClear(path)) listed.add(path);
    addReached(layout, listed, reached);
  }
  return {
    listed: candidates.filter(({ path }) => listed.has(path)),
    incomplete: candidates.map(({ path }) => path).filter((path) => !listed.has(path)),
    unlisted: unreferenced.filter((content) => typedKindOf(content) !== undefined).map(({ path }) => path),
  };
}

/** Tells whether a blob has the name of its content, or gets it. */
function hasName(layout: Layout, content: LayoutContent): boolean {
  return content.problem === undefined && !isDamaged(content, layout);
}

/** Adds documents, and what they lead to, to what the index leads to. */
function addReached(layout: Layout, documents: Iterable<string>, reached: Set<string>): void {
  const misplaced = misplacedBlobs(layout);
  const paths = new Set(documents);
  // The set grows while it is walked.
  for (const path of paths) {
    reached.add(path);
    for (const { to } of layout.referencesFrom(path)) paths.add(misplaced.get(to) ?? to);
  }
}

/**
 * What tells of a document whether it is whole, or leads to a whole manifest that the index does not lead to.
 * @param reached what the index leads to
 */
function wantedDocuments(layout: Layout, reached: ReadonlySet<string>): (path: string) => boolean {
  const { contents } = layout;
  const misplaced = misplacedBlobs(layout);
  const present = (path: string): string => misplaced.get(path) ?? path;
  const partsOf = (path: string): readonly string[] => {
    const document = contents.get(path)?.document;
    if (document === undefined) return [];
    const references = layout
      .referencesFrom(path)
      .filter(({ to, descriptor: { value } }) => contents.has(to) || isExpected(value));
    return [...references, ...mentionsIn(document)].map(({ to }) => present(to));
  };
  const isThere = (path: string): boolean => contents.get(path)?.type === 'file';
  const broken = new Set<string>();
  const gaining = new Set<string>();
  for (const path of bottomUp(contents.keys(), partsOf).order) {
    const isMissing = (to: string): boolean => !isThere(to) || (broken.has(to) && !reached.has(to));
    if (!isThere(path) || partsOf(path).some(isMissing)) broken.add(path);
    const listed = layout.referencesFrom(path).filter(({ descriptor }) => descriptor.role === 'manifest');
    const isGain =
      listed.length === 0 ? !broken.has(path) : listed.some(({ to }) => gaining.has(present(to)));
    if (isGain && !reached.has(path)) gaining.add(path);
  }
  return (path) => !broken.has(path) || gaining.has(path);
}
