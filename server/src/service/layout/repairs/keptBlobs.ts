import { addTo } from '#schemas/groups';
import { dockerSaveFile, indexFile, type Layout } from '#service/layout/layout';
import { misplacedBlobs, type MisplacedBlobs } from './misplacedBlobs';

/**
 * What a layout is for: the files that are found by their names, what they lead to, and the referrers of that, which
 * nobody needs to list. Whether it is there or not.
 * @param listed what the index will list beside its entries
 * @param leadsTo the paths that a document leads to
 */
export function keptBlobs(
  layout: Layout,
  listed: readonly string[],
  leadsTo: (path: string) => Iterable<string>,
): ReadonlySet<string> {
  const kept = new Set([indexFile, dockerSaveFile, ...listed]);
  const misplaced = misplacedBlobs(layout);
  const referrers = referrersIn(layout, misplaced);
  // The set grows while it is walked.
  for (const path of kept) {
    const elsewhere = misplaced.get(path);
    if (elsewhere !== undefined) kept.add(elsewhere);
    for (const to of leadsTo(path)) kept.add(to);
    for (const referrer of referrers.get(path) ?? []) kept.add(referrer);
  }
  return kept;
}

/** The manifests that have a subject, by the path of that: the one that they name, and the one where it is. */
function referrersIn(layout: Layout, misplaced: MisplacedBlobs): ReadonlyMap<string, readonly string[]> {
  const referrers = new Map<string, string[]>();
  for (const path of layout.contents.keys())
    for (const { descriptor, to } of layout.referencesFrom(path))
      if (descriptor.role === 'subject') {
        addTo(referrers, to, path);
        const elsewhere = misplaced.get(to);
        if (elsewhere !== undefined) addTo(referrers, elsewhere, path);
      }
  return referrers;
}
