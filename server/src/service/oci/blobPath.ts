import { parseDigest, type Digest } from '#schemas/values/digest';
import { parseUri } from '#service/document/uri';

// Where a layout keeps its blobs (image-layout.md, "Blobs"): each at `blobs/<algorithm>/<encoded>`, by its digest.

/** The path of a digest's blob below the folder of its layout. A digest has no slash and no dot, so it stays below. */
export function blobPath({ algorithm, encoded }: Digest): string {
  return `blobs/${algorithm}/${encoded}`;
}

/** The path of the blob of a digest that is known to be one. */
export function blobPathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** Shorter names are not taken for digests: no algorithm that anybody should use has so few digits. */
const fewestDigits = 32;

/** The path of the layout's folder, for the address of one of its blobs; undefined for any other address. */
export function folderOfBlob(uri: string): string | undefined {
  const [, folder, algorithm, encoded = ''] =
    /^(.*)\/blobs\/([^/]+)\/([^/]+)$/.exec(parseUri(uri)?.path ?? '') ?? [];
  if (encoded.length < fewestDigits || parseDigest(`${algorithm}:${encoded}`) === undefined) return undefined;
  return folder;
}

/** Tells whether a document is a blob of an image layout: its name is the digest of its content, which so has to stay. */
export function isBlob(uri: string): boolean {
  return folderOfBlob(uri) !== undefined;
}
