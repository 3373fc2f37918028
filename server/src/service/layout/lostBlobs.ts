import { oncePer } from '#schemas/once';
import { addTo } from '#schemas/groups';
import { algorithmOf } from '#schemas/values/digest';
import { digestOfPath, namedFiles, type Layout, type LayoutContent } from './layout';
import { isDamaged } from './repairs/jsonBytes';
import { misplacedBlobs } from './repairs/misplacedBlobs';

/** The sizes that descriptors give for blobs that the layout does not have, or has damaged, by their paths. */
export type LostBlobs = ReadonlyMap<string, readonly number[]>;

/** The blobs that documents lead to and whose content is lost. What was edited is not. A size that nobody gives is infinite. */
export const lostBlobs = oncePer(findLost);

function findLost(layout: Layout): LostBlobs {
  const misplaced = misplacedBlobs(layout);
  const lost = new Map<string, number[]>();
  for (const from of layout.contents.keys())
    for (const { to, descriptor } of layout.referencesFrom(from)) {
      const size = descriptor.value.size ?? Infinity;
      const content = layout.contents.get(misplaced.get(to) ?? to);
      if (content === undefined || !isIntact(layout, content, size)) addTo(lost, to, size);
    }
  return lost;
}

/** As far as it is known: nobody may have read the blob. */
function isIntact(layout: Layout, content: LayoutContent, size: number): boolean {
  if (content.type !== 'file' || content.problem !== undefined) return false;
  return content.digest === undefined ? content.size === size : !isDamaged(content, layout);
}

/** Tells whether a file that a layout has by its name is missing, or is not JSON to its end. */
export function isLostFile({ contents }: Layout, path: string): boolean {
  return namedFiles.includes(path) && contents.get(path)?.document?.syntax.complete !== true;
}

/** Tells whether a blob has, or may have, the content of one that is lost, under a name that does not say so. */
export function mayBeLost(layout: Layout, { path, digest, size }: LayoutContent): boolean {
  const algorithm = algorithmOf(digest ?? '');
  for (const [lost, sizes] of lostBlobs(layout)) {
    const wanted = digestOfPath(lost) ?? '';
    if (lost === path) continue;
    const isPossible =
      algorithm !== undefined && algorithm === algorithmOf(wanted)
        ? digest === wanted
        : sizes.some((said) => said === size || said === Infinity);
    if (isPossible) return true;
  }
  return false;
}
