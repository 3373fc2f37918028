import { digitsOf, encodingProblem, parseDigest, type Digest } from '#schemas/values/digest';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { parseUri } from '#service/document/uri';
import { blobPath, folderOfBlob } from '#service/oci/blobPath';

/** The blobs that a layout has, by their paths below its folder: a layout may be sparse. */
export type BlobPaths = ReadonlySet<string>;

/** A blob of an image layout. */
export interface LayoutBlob {
  /** Its path below the layout's folder. */
  readonly path: string;
  readonly uri: string;
}

/**
 * The blob of a digest, when the document is part of an image layout (image-layout.md) that has the blob. Undefined for
 * anything but a valid digest, so that no digest leads elsewhere.
 */
export function layoutBlob(
  document: ParsedDocument,
  digest: string,
  blobs: BlobPaths,
): LayoutBlob | undefined {
  const parsed = validDigest(digest);
  const path = parsed && blobPath(parsed);
  if (path === undefined || !blobs.has(path)) return undefined;
  const address = layoutFolder(document);
  const folder = address === undefined ? undefined : parseUri(address);
  if (folder === undefined) return undefined;
  return { path, uri: folder.with({ path: `${folder.path}/${path}` }).toString() };
}

/** A digest whose algorithm is registered and whose encoding fits it; undefined for every other text. */
export function validDigest(text: string): Digest | undefined {
  const digest = parseDigest(text);
  if (digest === undefined || digitsOf(digest.algorithm) === undefined) return undefined;
  return encodingProblem(digest) === undefined ? digest : undefined;
}

/** Tells whether a document is part of a layout. Where no blobs are known, its place alone does not say so. */
export function isInLayout(document: ParsedDocument, blobs: BlobPaths): boolean {
  return blobs.size > 0 && layoutFolder(document) !== undefined;
}

/**
 * The address of the folder of the layout that a document is part of if there is one: the document is an `index.json` or
 * has the path of a blob. Undefined for other documents.
 */
export function layoutFolder({ address, model }: ParsedDocument): string | undefined {
  const uri = parseUri(address);
  const index = model?.kind === 'image-index' ? /^(.*)\/index\.json$/.exec(uri?.path ?? '') : null;
  const path = index === null ? folderOfBlob(address) : index[1];
  return path === undefined ? undefined : uri?.with({ path }).toString();
}
