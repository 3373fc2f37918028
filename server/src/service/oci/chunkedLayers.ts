// Layers that can be read in parts: zstd:chunked (containers/storage, pkg/chunked/internal/minimal/compression.go) and
// eStargz. Their annotations say where in the layer its table of contents is.

/** The prefixes of zstd:chunked: as containers/storage writes them, and as the stargz snapshotter does. */
const zstdPrefixes = ['io.github.containers.zstd-chunked.', 'io.containers.zstd-chunked.'];

/** The annotation that has the digest of the table of contents of an eStargz layer. */
export const stargzTableKey = 'containerd.io/snapshot/stargz/toc.digest';

const estargzKeys: ReadonlySet<string> = new Set([stargzTableKey, 'io.containers.estargz.uncompressed-size']);

/** The annotations that say what is in a zstd:chunked layer. */
export const chunkedKeys = {
  /** `offset:length:uncompressed length:type`. */
  table: 'io.github.containers.zstd-chunked.manifest-position',
  /** `offset:length:uncompressed length`. */
  tarSplit: 'io.github.containers.zstd-chunked.tarsplit-position',
  /** The digest of the table of contents as it is in the layer, which is compressed. */
  checksum: 'io.github.containers.zstd-chunked.manifest-checksum',
} as const;

/** Tells whether a key is of an annotation of zstd:chunked. */
export function isOfZstdChunked(key: string): boolean {
  return zstdPrefixes.some((prefix) => key.startsWith(prefix));
}

/** Tells whether a key is of an annotation of eStargz. */
export function isOfEstargz(key: string): boolean {
  return estargzKeys.has(key);
}

/** Tells whether a key is of an annotation about a layer that can be read in parts. */
export function isForParts(key: string): boolean {
  return isOfZstdChunked(key) || isOfEstargz(key);
}
