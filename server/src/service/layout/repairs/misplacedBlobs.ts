import type { Layout } from '#service/layout/layout';
import { blobPathOf } from '#service/oci/blobPath';
import { isDamaged, isJson } from './jsonBytes';

const known = new WeakMap<Layout, ReadonlyMap<string, string>>();

/**
 * The blobs of JSON that are intact under a wrong name only, by the paths that they should have. A repair gives them these,
 * so what leads to such a path leads to the blob.
 */
export function misplacedBlobs(layout: Layout): ReadonlyMap<string, string> {
  let misplaced = known.get(layout);
  if (misplaced === undefined) known.set(layout, (misplaced = findMisplaced(layout)));
  return misplaced;
}

function findMisplaced({ contents }: Layout): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, digest, bytes } of contents.values()) {
    const right = digest === undefined ? path : blobPathOf(digest);
    const present = contents.get(right);
    const isFree = present?.type !== 'file' || isDamaged(present);
    if (right !== path && isFree && bytes !== undefined && isJson(bytes)) found.set(right, path);
  }
  return found;
}
