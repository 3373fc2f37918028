import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isReferenceName } from '#schemas/values/reference';
import { indexFile, type Layout } from '#service/layout/layout';
import { unchanged, type RepairPlan } from '#service/layout/repairs/fileChanges';
import { entryAt, naming, otherEntriesNamed, unnaming } from '#service/layout/repairs/namedEntry';
import { orphansOf } from '#service/layout/repairs/orphans';
import { rehash } from '#service/layout/repairs/rehash';
import { notesOf } from '#service/layout/repairs/repairInWords';
import { repairLayout, type LayoutRepair, type RepairOptions } from '#service/layout/repairs/repairLayout';
import { isLeftover } from '#service/layout/leftoverFiles';
import { unlistedManifest } from '#service/layout/unlistedManifests';
import type { LayoutRepairName } from '#service/lint/rule';
import { humanSize } from './byteSize';
import { ChangesInWords } from './changesInWords';
import { shortDigest } from './displayNames';
import { planFor } from './layoutRepairs';
import { LayoutTree } from './layoutTree';
import { isKeptByEditors, repairSteps, type RepairStep } from './repairSteps';

/** A repair of a layout that somebody asks for in an editor. */
export type WantedRepair =
  | { readonly type: LayoutRepairName }
  /** What is certain in the whole layout, and beyond that what the options ask for. */
  | ({ readonly type: 'layout' } & Pick<RepairOptions, 'adopt' | 'diffIds' | 'pruneAbsent' | 'removeOrphans'>)
  /** Removes the blobs that nothing leads to. */
  | { readonly type: 'orphans' }
  /** Lists a manifest in the index that no document leads to. */
  | { readonly type: 'adopt'; readonly path: string }
  /** Names an entry of the index, which is given by its key in the tree of the layout. */
  | {
      readonly type: 'name';
      readonly entry: string;
      readonly name: string;
      /** Whether to take the name from the other entries that have it. */
      readonly moves: boolean;
    };

/** What an editor changes for a repair. */
export interface WantedRepairPlan {
  readonly steps: readonly RepairStep[];
  /** The blobs that nothing leads to, which are not deleted by the steps, with what they are in words. */
  readonly orphans: readonly { readonly path: string; readonly summary: string }[];
  /** A line for each change, in words of the field. */
  readonly lines: readonly string[];
  /** What somebody should know before, in whole sentences. */
  readonly notes: readonly string[];
  /** Why something is not repaired, in whole sentences. */
  readonly problems: readonly string[];
}

/**
 * Plans what an editor changes for a repair.
 * @param now in milliseconds since 1970
 */
export function planWantedRepair(
  layout: Layout,
  catalogue: Catalogue,
  wanted: WantedRepair,
  now: number,
): WantedRepairPlan {
  const tree = new LayoutTree(layout, catalogue);
  const repair = repairFor(layout, tree, wanted, now);
  const orphans = new Set(repair.orphans);
  const changes = repair.changes.filter(({ path }) => !orphans.has(path));
  const steps = repairSteps(layout, { ...repair, changes });
  const obstacles = steps.flatMap((step) => obstacleTo(step) ?? []);
  const problems = [...repair.problems, ...obstacles];
  if (obstacles.length > 0) return { ...nothing, problems };
  return {
    steps,
    orphans: repair.orphans.map((path) => ({ path, summary: summaryOf(layout, tree, path) })),
    lines: new ChangesInWords(layout, repair, catalogue).lines(),
    notes: notesOf(repair),
    problems,
  };
}

function summaryOf({ contents }: Layout, tree: LayoutTree, path: string): string {
  return isLeftover(path)
    ? `Temporary file, ${humanSize(contents.get(path)?.size ?? 0)}`
    : tree.summaryOf(path);
}

const nothing: WantedRepairPlan = { steps: [], orphans: [], lines: [], notes: [], problems: [] };

/** Why an editor cannot carry out a step, as whole sentences; undefined where it can. */
function obstacleTo(step: RepairStep): string | undefined {
  // Undo restores in the order of the changes, so that a file that is replaced would be lost.
  if (step.type === 'create' && step.replaces)
    return `${step.path} is damaged, and must be replaced. Use oci-manifest fix-layout.`;
  if (step.type === 'rename' && step.replaces)
    return `${step.to} is damaged, and must be replaced. Use oci-manifest fix-layout.`;
  if (step.type === 'edit' && !isKeptByEditors(step.document.text))
    return `${step.path} has a byte order mark or mixed line endings, which the editor would change. Use oci-manifest fix-layout.`;
  return undefined;
}

function repairFor(layout: Layout, tree: LayoutTree, wanted: WantedRepair, now: number): LayoutRepair {
  switch (wanted.type) {
    case 'layout':
      return repairLayout(layout, { ...wanted, now });
    case 'orphans': {
      const { removable, young, spared, problem } = orphansOf(layout, { now });
      return {
        ...unchanged,
        changes: removable.map((path) => ({ type: 'delete', path })),
        orphans: removable,
        young,
        spared,
        incomplete: [],
        problems: problem === undefined ? [] : [problem],
      };
    }
    case 'adopt':
      return withoutOrphans(adopted(layout, wanted.path));
    case 'name':
      return withoutOrphans(named(layout, tree, wanted));
    default:
      return withoutOrphans(planFor(layout, wanted.type));
  }
}

function withoutOrphans(plan: RepairPlan): LayoutRepair {
  return { ...plan, orphans: [], young: [], spared: new Map(), incomplete: [] };
}

function adopted(layout: Layout, path: string): RepairPlan {
  const content = layout.contents.get(path);
  const unlisted = content && unlistedManifest(layout, content);
  return unlisted === undefined
    ? impossible(`${path} cannot be listed in index.json: it is not a sound manifest, or is listed already.`)
    : rehash(layout, { entries: [{ path, mediaType: unlisted.entry.mediaType }] });
}

function named(
  layout: Layout,
  tree: LayoutTree,
  { entry: key, name, moves }: WantedRepair & { readonly type: 'name' },
): RepairPlan {
  const place = placeOf(tree, key);
  const entry = place && entryAt(layout, place);
  if (place === undefined || entry === undefined) return impossible('index.json no longer lists this image.');
  const others = moves ? otherEntriesNamed(layout, place, name) : [];
  const operations = [naming(entry, name), ...others.map(unnaming)];
  return rehash(layout, { operations: new Map([[indexFile, operations]]) });
}

function impossible(problem: string): RepairPlan {
  return { ...unchanged, problems: [problem] };
}

/** What speaks against a name. */
export interface NameCheck {
  /** Whether the name follows the grammar of reference names. */
  readonly isValid: boolean;
  /** The first other entry that has the name, as a short digest; undefined where there is none. */
  readonly takenBy: string | undefined;
}

/** Checks a name for an entry of the index, which is given by its key in the tree. */
export function checkName(layout: Layout, tree: LayoutTree, key: string, name: string): NameCheck {
  const [taken] = otherEntriesNamed(layout, placeOf(tree, key) ?? [], name);
  return { isValid: isReferenceName(name), takenBy: taken && shortDigest(taken.value.digest ?? '') };
}

function placeOf(tree: LayoutTree, key: string) {
  return tree.roots.find((node) => node.key === key)?.place;
}
