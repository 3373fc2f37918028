import type { Catalogue } from '#schemas/catalogue/catalogue';
import { kindByDescriptorType } from '#schemas/kinds';
import { isMisspelledType } from '#service/oci/misspelledType';
import type { TypedKind } from '#service/oci/ownMediaType';
import { spellingCheck } from '#service/oci/profileComparison';
import { hasData } from '#service/oci/content';
import { typedKindOf } from './manifestEntry';
import { isSound, type ReferredBlob } from './referredBlobs';

/**
 * The kind of the manifest or index that an entry of an index leads to, where its media type does not tell: such as
 * `application/octet-stream`. Undefined for all others, and for types that seem to be misspelled, which have rules of their own.
 */
export function hiddenManifest(
  { descriptor: { role, value }, blob }: ReferredBlob,
  catalogue: Catalogue,
): TypedKind | undefined {
  const { mediaType } = value;
  if (role !== 'manifest' || mediaType === undefined || kindByDescriptorType.has(mediaType)) return undefined;
  // Embedded content has rules of its own, and content that was changed has another digest, which is the finding then.
  if (hasData(value) || blob === undefined || !isSound(blob)) return undefined;
  const kind = typedKindOf(blob);
  if (kind === undefined || isMisspelledType(mediaType, catalogue)) return undefined;
  const isKnown = catalogue.mediaType(mediaType) !== undefined;
  return isKnown || spellingOf(mediaType, catalogue) === undefined ? kind : undefined;
}

const checks = new WeakMap<Catalogue, ReturnType<typeof spellingCheck>>();

/** What a type should be; what a check compares with is found out once, since an index has thousands of entries. */
function spellingOf(type: string, catalogue: Catalogue): string | undefined {
  let check = checks.get(catalogue);
  if (check === undefined) checks.set(catalogue, (check = spellingCheck(catalogue)));
  return check(type);
}
