import type { Layout } from '#service/layout/layout';
import { meansDigest } from '#service/layout/otherNames';
import { isNamed } from '#service/layout/referredBlobs';
import { blobPathOf } from '#service/oci/blobPath';
import { isDamaged } from './jsonBytes';

/** Where blobs are, by paths that documents name, or should name, and where there is none. */
export type MisplacedBlobs = ReadonlyMap<string, string>;

const known = new WeakMap<Layout, MisplacedBlobs>();

/**
 * The blobs that are intact under a wrong name only, by the paths that they should have: those of JSON, and those whose names
 * mean their digest. A repair gives them these, so what leads to such a path leads to the blob.
 */
export function misplacedBlobs(layout: Layout): MisplacedBlobs {
  let misplaced = known.get(layout);
  if (misplaced === undefined) known.set(layout, (misplaced = findMisplaced(layout)));
  return misplaced;
}

/** Notes for a layout under which names blobs were before, so that what leads to such a name leads to the blob. */
export function noteFormerNames(layout: Layout, moved: MisplacedBlobs): void {
  known.set(layout, new Map([...moved, ...findMisplaced(layout)]));
}

function findMisplaced(layout: Layout): MisplacedBlobs {
  const found = new Map<string, string>();
  for (const content of layout.contents.values()) {
    const { path, digest, bytes } = content;
    if (digest === undefined || isNamed(path, digest)) continue;
    const right = blobPathOf(digest);
    const present = layout.contents.get(right);
    const isFree = present?.type !== 'file' || isDamaged(present, layout);
    const isIntact = meansDigest(path, digest) || (bytes !== undefined && !isDamaged(content, layout));
    if (isFree && isIntact) found.set(right, path);
  }
  return found;
}
