import { digitsOf, encodingProblem, parseDigest, type Digest } from '#schemas/values/digest';
import type { LayoutPlace } from '#service/layout/layout';
import { uriBelow } from '#service/layout/address';

/** A blob of an image layout. */
export interface LayoutBlob {
  /** Its path below the layout's folder. */
  readonly path: string;
  readonly uri: string;
}

/**
 * The blob of a digest, when the layout that the document is part of has it: a layout may be sparse. Undefined for
 * anything but a valid digest, so that no digest leads elsewhere.
 */
export function layoutBlob(place: LayoutPlace | undefined, digest: string): LayoutBlob | undefined {
  const content = validDigest(digest) && place?.layout.blob(digest);
  if (place === undefined || content?.type !== 'file') return undefined;
  return { path: content.path, uri: uriBelow(place.layout.address, content.path) };
}

/** A digest whose algorithm is registered and whose encoding fits it; undefined for every other text. */
export function validDigest(text: string): Digest | undefined {
  const digest = parseDigest(text);
  if (digest === undefined || digitsOf(digest.algorithm) === undefined) return undefined;
  return encodingProblem(digest) === undefined ? digest : undefined;
}
