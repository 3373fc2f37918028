import { digitsOf, encodingProblem, parseDigest } from '#schemas/values/digest';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { parseUri } from '#service/document/uri';
import { blobPath, folderOfBlob } from '#service/oci/blobPath';

/** A blob of an image layout. */
export interface LayoutBlob {
  /** Its path below the layout's folder. */
  readonly path: string;
  readonly uri: string;
}

/**
 * Where the blob of a digest is, when the document is part of an image layout (image-layout.md): its `index.json`, or one
 * of its blobs. Undefined for other documents and for anything but a valid digest, so that no digest leads elsewhere.
 * Whether the blob is there is not known: a layout may be sparse.
 */
export function layoutBlob(document: ParsedDocument, digest: string): LayoutBlob | undefined {
  const folder = layoutFolder(document);
  const uri = parseUri(document.uri);
  const parsed = parseDigest(digest);
  if (folder === undefined || uri === undefined || parsed === undefined) return undefined;
  if (digitsOf(parsed.algorithm) === undefined || encodingProblem(parsed) !== undefined) return undefined;
  const path = blobPath(parsed);
  return { path, uri: uri.with({ path: `${folder}/${path}` }).toString() };
}

/** The path of the layout's folder, as the document's own place tells it. */
function layoutFolder({ uri, model }: ParsedDocument): string | undefined {
  const index = model?.kind === 'image-index' ? /^(.*)\/index\.json$/.exec(parseUri(uri)?.path ?? '') : null;
  return index === null ? folderOfBlob(uri) : index[1];
}
