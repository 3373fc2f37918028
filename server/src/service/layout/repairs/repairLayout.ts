import { kindNames } from '#schemas/kinds';
import type { EditOperation } from '#service/edits/operations';
import { indexFile, type Layout } from '#service/layout/layout';
import { absentEntries, entriesStay, pruned, removalsOf, type Entries } from './absentEntries';
import { adoption } from './adoption';
import { damageThatStays } from './damagedBlobs';
import { descriptorRepairs } from './descriptorRepairs';
import { diffIdRepairs, wrongDiffIdsThatStay } from './diffIdRepairs';
import type { FileChange, RepairPlan } from './fileChanges';
import { layoutFileRepair } from './layoutFiles';
import { namedEntry } from './namedEntry';
import { orphansOf, unusedBlobs } from './orphans';
import { rehash } from './rehash';
import { renamedAfter, rightlyNamed } from './rightNames';
import { hasReadableLists, inShort, lacksList } from './unreadDocuments';

/** Which repairs are wanted beside those whose result is certain. */
export interface RepairOptions {
  /** Lists the manifests in the index that no document leads to, where all their parts are there. */
  readonly adopt?: boolean;
  /** Removes entries whose manifests the layout lacks, unless only these say that something must stay as it is. */
  readonly pruneAbsent?: boolean;
  /** Gives configs the diff IDs of the layers, where all of these are known. */
  readonly diffIds?: boolean;
  /** Removes blobs that nothing leads to, and temporary files, unless they were changed in the last hour. */
  readonly removeOrphans?: boolean;
  /** Names for entries of the index, by their digests. */
  readonly names?: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What repairs a whole layout. */
export interface LayoutRepair extends RepairPlan {
  /** The blobs and temporary files that are deleted because nothing leads to them. Their deletions are the last changes. */
  readonly orphans: readonly string[];
  /** The blobs that nothing leads to, and temporary files, that are kept because they are young. */
  readonly young: readonly string[];
  /** Others that nothing leads to and that are kept, each with the reason as a clause. */
  readonly spared: ReadonlyMap<string, string>;
  /** The manifests and indexes that the index does not get to list, because parts of them are missing. */
  readonly incomplete: readonly string[];
}

/**
 * Repairs what is certain: the layout file, sizes and embedded data of blobs that are what their names say, and the names of
 * blobs of JSON that were edited, up to the index, and names that only mean their digests. Beyond that, what the options ask for. The result is the same layout
 * in all that was right, and has nothing that the same repair would change.
 *
 * What is missing or cannot be read may lead to blobs that nothing else leads to. So that these stay, it stays known:
 * entries are not removed, and no list is made in place of a missing one, where that would turn them into orphans.
 */
export function repairLayout(layout: Layout, options: RepairOptions): LayoutRepair {
  const { layout: named, changes, moved } = rightlyNamed(layout);
  const repair = repairNamed(named, options);
  return {
    ...repair,
    changes: [...changes, ...repair.changes],
    renamed: renamedAfter(moved, repair.renamed),
  };
}

/** Repairs a layout whose blobs have the names that they should have, where theirs meant these. */
function repairNamed(layout: Layout, options: RepairOptions): LayoutRepair {
  const { named, unknown } = namesIn(layout, options);
  const { listed, incomplete, unlisted } =
    options.adopt === true ? adoption(layout) : { listed: [], incomplete: [], unlisted: [] };
  const protectedPaths = options.adopt === true ? unlisted : [];
  const atStake = options.removeOrphans === true ? unusedBlobs(layout, protectedPaths) : [];
  const isFirstList = listed.length > 0 && lacksList(layout);
  const adopted = isFirstList && atStake.length > 0 ? [] : listed;
  const adoptedPaths = adopted.map(({ path }) => path);
  const absent: Entries =
    options.pruneAbsent === true
      ? absentEntries(layout, options.adopt === true ? adoptedPaths : undefined)
      : new Map();
  const certain = descriptorRepairs(layout);
  const diffIds = options.diffIds === true ? diffIdRepairs(layout) : new Map();
  let removed: Entries = new Map();
  const plan = pruned(atStake.length > 0 ? new Map() : absent, (entries) => {
    removed = entries;
    return rehash(layout, {
      operations: together(certain, diffIds, removalsOf(entries), new Map([[indexFile, named]])),
      entries: adopted.map(({ path, entry }) => ({ path, mediaType: entry.mediaType })),
    });
  });
  const problems = [...unknown, ...plan.problems];
  const isWhole = plan.problems.length === 0;
  const orphans =
    options.removeOrphans === true
      ? orphansOf(layout, {
          now: options.now,
          renamed: plan.renamed,
          changes: plan.changes,
          listed: protectedPaths,
          removed,
        })
      : { removable: [], young: [], spared: new Map<string, string>(), problem: undefined };
  if (orphans.problem !== undefined) problems.push(`No orphan is removed: ${orphans.problem}`);
  else if (!isWhole && orphans.removable.length > 0)
    problems.push('No orphan is removed, because something else could not be repaired.');
  if (absent.size > 0 && atStake.length > 0) problems.push(entriesStay(atStake));
  if (adopted.length < listed.length)
    problems.push(
      `${indexFile} does not get a list of manifests, because the missing list may lead to ${inShort(atStake)}.`,
    );
  if (!plan.changes.some(({ path }) => path === indexFile)) problems.push(...indexProblems(layout));
  const layoutFile = layoutFileRepair(layout);
  const changes = [...(layoutFile === undefined ? [] : [layoutFile]), ...plan.changes];
  // Each file is deleted once, and none that is written.
  const touched = new Set(changes.map(({ path }) => path));
  const unused = isWhole ? orphans.removable.filter((path) => !touched.has(path)) : [];
  const deleted = new Set([...touched, ...unused]);
  problems.push(...damageThatStays(layout, deleted));
  if (options.diffIds === true) problems.push(...wrongDiffIdsThatStay(layout, new Set(unused)));
  return {
    ...plan,
    changes: [...changes, ...unused.map((path): FileChange => ({ type: 'delete', path }))],
    orphans: unused,
    // What a successor replaces is deleted whatever its age.
    young: orphans.young.filter((path) => !touched.has(path)),
    spared: orphans.spared,
    incomplete,
    problems,
  };
}

/** What names entries of the index, and what is said of digests that it does not list. */
function namesIn(layout: Layout, { names = new Map() }: RepairOptions) {
  const named: EditOperation[] = [];
  const unknown: string[] = [];
  for (const [digest, name] of names) {
    const operations = namedEntry(layout, digest, name);
    if (operations === undefined)
      unknown.push(`${indexFile} does not list ${digest}, so it cannot be named "${name}".`);
    else named.push(...operations);
  }
  return { named, unknown };
}

type Operations = ReadonlyMap<string, readonly EditOperation[]>;

function together(...all: readonly Operations[]): Operations {
  const paths = new Set(all.flatMap((operations) => [...operations.keys()]));
  return new Map([...paths].map((path) => [path, all.flatMap((operations) => operations.get(path) ?? [])]));
}

/** What is said of an index from which it cannot be seen what it lists. */
function indexProblems({ contents }: Layout): readonly string[] {
  const index = contents.get(indexFile);
  if (index === undefined) return [`${indexFile} is missing, so nothing is known of the blobs.`];
  const other = index.document?.detection?.instead;
  if (other !== undefined)
    return [`${indexFile} is ${kindNames[other].phrase}, not an index, so nothing is known of the blobs.`];
  return hasReadableLists(index.document)
    ? []
    : [`${indexFile} has no list of manifests that can be read, so nothing is known of the blobs.`];
}
