import { isPlainArray, memberAt } from '#schemas/plainData';
import type { EditOperation } from '#service/edits/operations';
import { indexFile, type Layout } from '#service/layout/layout';
import { unlistedManifests } from '#service/layout/unlistedManifests';
import { absentEntries } from './absentEntries';
import { descriptorRepairs } from './descriptorRepairs';
import type { FileChange, RepairPlan } from './fileChanges';
import { layoutFileRepair } from './layoutFiles';
import { namedEntry } from './namedEntry';
import { orphansOf } from './orphans';
import { rehash } from './rehash';

/** Which repairs are wanted beside those whose result is certain. */
export interface RepairOptions {
  /** Lists the manifests in the index that no document leads to. */
  readonly adopt?: boolean;
  /** Removes entries whose manifests the layout lacks. */
  readonly pruneAbsent?: boolean;
  /** Removes blobs that nothing leads to and that are older than an hour. */
  readonly removeOrphans?: boolean;
  /** Deletes blobs that have a successor, for those who can undo it; see `RehashOptions`. */
  readonly dropsOld?: boolean;
  /** Names for entries of the index, by their digests. */
  readonly names?: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What repairs a whole layout. */
export interface LayoutRepair extends RepairPlan {
  /** The blobs that are deleted because nothing leads to them. Their deletions are the last changes. */
  readonly orphans: readonly string[];
  /** The blobs that nothing leads to and that are kept, because they are young. */
  readonly young: readonly string[];
}

/**
 * Repairs what is certain: the layout file, sizes and embedded data of blobs that are what their names say, and the names of
 * blobs of JSON that were edited, up to the index. Beyond that, what the options ask for. The result is the same layout
 * in all that was right.
 */
export function repairLayout(layout: Layout, options: RepairOptions): LayoutRepair {
  const certain = descriptorRepairs(layout);
  const operations = new Map<string, readonly EditOperation[]>(certain);
  const add = (path: string, more: readonly EditOperation[]): void =>
    void operations.set(path, [...(operations.get(path) ?? []), ...more]);
  if (options.pruneAbsent === true) for (const [path, removals] of absentEntries(layout)) add(path, removals);
  const unknown: string[] = [];
  for (const [digest, name] of options.names ?? []) {
    const named = namedEntry(layout, digest, name);
    if (named === undefined)
      unknown.push(`${indexFile} does not list ${digest}, so it cannot be named "${name}".`);
    else add(indexFile, named);
  }
  const adopted = options.adopt === true ? unlistedManifests(layout) : [];
  const plan = rehash(layout, {
    operations,
    faulty: new Set(certain.keys()),
    dropsOld: options.dropsOld === true,
    entries: adopted.map(({ path, entry }) => ({ path, mediaType: entry.mediaType })),
  });
  const problems = [...unknown, ...plan.problems];
  const layoutFile = layoutFileRepair(layout);
  const orphans =
    options.removeOrphans === true && plan.problems.length === 0
      ? orphansOf(layout, {
          now: options.now,
          renamed: plan.renamed,
          listed: adopted.map(({ path }) => path),
        })
      : { removable: [], young: [], problem: undefined };
  if (orphans.problem !== undefined) problems.push(`No orphan is removed: ${orphans.problem}`);
  if (listsNothingReadable(layout) && !plan.changes.some(({ path }) => path === indexFile))
    problems.push(
      `${indexFile} has no list of manifests that can be read, so nothing is known of the blobs.`,
    );
  const changes = [...(layoutFile === undefined ? [] : [layoutFile]), ...plan.changes];
  // Each file is deleted once, and none that is written.
  const touched = new Set(changes.map(({ path }) => path));
  const removed = orphans.removable.filter((path) => !touched.has(path));
  return {
    ...plan,
    changes: [...changes, ...removed.map((path): FileChange => ({ type: 'delete', path }))],
    orphans: removed,
    young: orphans.young,
    problems,
  };
}

/** Tells whether the index is there and lists nothing that can be read. */
function listsNothingReadable({ contents }: Layout): boolean {
  const index = contents.get(indexFile);
  return index !== undefined && !isPlainArray(memberAt(index.document?.value, 'manifests'));
}
