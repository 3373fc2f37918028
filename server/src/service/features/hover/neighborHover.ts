import { quote } from '#schemas/markdown';
import type { Neighbors } from '#service/neighbors/neighbors';
import { humanSize } from '#service/features/byteSize';

/** Which file beside the document has a digest; nothing where none is known to have it. */
export function explainNeighbor(digest: string, neighbors: Neighbors | undefined): readonly string[] {
  const file = neighbors?.withDigest(digest);
  return file === undefined
    ? []
    : [`The file ${quote(file.path)} beside this document has this digest (${humanSize(file.size)}).`];
}
