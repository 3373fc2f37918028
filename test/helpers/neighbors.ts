import { createHash } from 'node:crypto';
import { type Neighbor, type NeighborQuery, Neighbors } from '#service';

/** The files beside a document by their paths: texts, or bytes. */
export type NeighborContents = Readonly<Record<string, string | Uint8Array>>;

/** What a document is told that asks about files in memory. */
export function neighborsIn(query: NeighborQuery, contents: NeighborContents): Neighbors {
  const files: Neighbor[] = [];
  for (const [path, content] of Object.entries(contents)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const wanted = query.titled.get(path);
    if (path === query.ownName || (wanted === undefined && !query.sizes.has(bytes.length))) continue;
    const digests = ['sha256', 'sha512']
      .filter((algorithm) => query.algorithms.has(algorithm))
      .map((algorithm) => `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`);
    const head = bytes.slice(0, wanted ?? 0);
    files.push({ path, size: bytes.length, stamp: String(content), digests, head });
  }
  return new Neighbors(query.folder, files);
}
