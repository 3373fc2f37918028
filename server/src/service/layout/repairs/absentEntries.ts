import { isPlainArray, memberAt } from '#schemas/plainData';
import { isValidDigest } from '#schemas/values/digest';
import { remove, type EditOperation } from '#service/edits/operations';
import type { DescriptorView } from '#service/document/views';
import { digestOfPath, indexFile, type Layout, type Reference } from '#service/layout/layout';
import { referencedDigest } from '#service/oci/attestations';
import { hasData } from '#service/oci/content';
import type { RepairPlan } from './fileChanges';
import { misplacedBlobs } from './misplacedBlobs';
import { inShort, isRead } from './unreadDocuments';

/** Entries of indexes, by the paths of these. */
export type Entries = ReadonlyMap<string, readonly DescriptorView[]>;

/**
 * The entries whose manifests a layout lacks in the indexes that lead to them, and the attestations of these. An index of
 * which nothing would be left stays as it is: that its images are elsewhere is all that it says.
 * @param adopted what the index will list beside its entries. As there is somebody who wants all manifests listed then,
 *   attestations that are there stay.
 */
export function absentEntries(layout: Layout, adopted?: readonly string[]): Entries {
  const found = new Map<string, readonly DescriptorView[]>();
  for (const path of indexes(layout, adopted ?? [])) {
    const entries = layout.referencesFrom(path).filter(({ descriptor }) => descriptor.role === 'manifest');
    const gone = goneOf(layout, entries, adopted === undefined);
    const manifests = memberAt(layout.contents.get(path)?.document?.model?.asGoReads, 'manifests');
    if (gone.length === 0 || !isPlainArray(manifests)) continue;
    const others = manifests.length - gone.length + (path === indexFile ? (adopted?.length ?? 0) : 0);
    if (others > 0) found.set(path, gone);
  }
  return found;
}

/** The documents that the index leads to, and those that it will lead to. */
function indexes(layout: Layout, adopted: readonly string[]): ReadonlySet<string> {
  const paths = new Set([indexFile, ...layout.reached, ...adopted]);
  // The set grows while it is walked.
  for (const path of paths) for (const { to } of layout.referencesFrom(path)) paths.add(to);
  return paths;
}

function goneOf(
  layout: Layout,
  entries: readonly Reference[],
  withAttestations: boolean,
): readonly DescriptorView[] {
  const { contents } = layout;
  const misplaced = misplacedBlobs(layout);
  // A digest that is not valid may be that of any blob.
  const isAbsent = ({ to, descriptor: { value } }: Reference): boolean =>
    !contents.has(to) && !misplaced.has(to) && isExpected(value) && isValidDigest(value.digest ?? '');
  const absent = new Set(entries.filter(isAbsent).map(({ to }) => digestOfPath(to)));
  const isAboutAbsent = ({ to, descriptor }: Reference): boolean =>
    withAttestations &&
    absent.has(referencedDigest(descriptor) ?? 'none') &&
    // What one that cannot be read leads to is unknown.
    isRead(contents.get(to)?.document, misplaced);
  return entries
    .filter((entry) => isAbsent(entry) || isAboutAbsent(entry))
    .map(({ descriptor }) => descriptor);
}

/** Embedded content is there, and content with URLs is meant to be somewhere else. */
export function isExpected(value: DescriptorView['value']): boolean {
  return !hasData(value) && (value.urls ?? []).length === 0;
}

/** What removes entries, by the paths of their indexes. */
export function removalsOf(entries: Entries): ReadonlyMap<string, readonly EditOperation[]> {
  return new Map([...entries].map(([path, gone]) => [path, gone.map((entry) => remove(entry.path))]));
}

/**
 * A plan without the entries of absent manifests. They stay while a blob is not changed because one of these may lead to it:
 * without them, nobody would know.
 * @param planWithout the plan that removes entries as well
 */
export function pruned(gone: Entries, planWithout: (entries: Entries) => RepairPlan): RepairPlan {
  const plan = planWithout(gone);
  if (gone.size === 0 || plan.withheld.length === 0) return plan;
  const kept = planWithout(new Map());
  return { ...kept, problems: [...kept.problems, entriesStay(plan.withheld)] };
}

/** Says that entries of absent manifests stay, because these may lead to blobs. */
export function entriesStay(blobs: readonly string[]): string {
  return `Entries of missing manifests are kept, because a missing manifest may lead to ${inShort(blobs)}.`;
}
