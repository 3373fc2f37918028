import { formOfBeginning } from '#service/layout/blobForm';
import type { LayoutContent } from '#service/layout/layout';
import type { Surroundings } from '#service/lint/context';
import { layoutBlob, validDigest } from './layoutBlobs';

/** The file that a digest names. */
export interface FileOfDigest {
  readonly uri: string;
  /** The path of a blob below its layout’s folder; undefined for other files, whose names can be anything. */
  readonly path?: string;
}

/**
 * The file of a digest: the blob of the layout that the document is part of or, outside of layouts, a file beside the
 * document. Undefined for anything but a valid digest, and where no file is known to have it.
 */
export function fileOfDigest({ layout, neighbors }: Surroundings, digest: string): FileOfDigest | undefined {
  if (layout !== undefined) return layoutBlob(layout, digest);
  const neighbor = validDigest(digest) && neighbors?.withDigest(digest);
  return neighbor && neighbors && { uri: neighbors.uriOf(neighbor) };
}

/** The blob of a digest, where its beginning shows that an editor could show nothing of it; undefined for all others. */
export function binaryBlob({ layout }: Surroundings, digest: string): LayoutContent | undefined {
  const blob = validDigest(digest) && layout?.layout.blob(digest);
  const form = blob && formOfBeginning(blob);
  return form === undefined || form === 'json' || form === 'text' ? undefined : blob;
}
