import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf, parseDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';

/** The length that a descriptor’s content must have, where its digest is well-known or its content is embedded. */
export function knownSize(
  { digest, data }: DescriptorView['value'],
  catalogue: Catalogue,
): number | undefined {
  if (digest === undefined) return undefined;
  const known = catalogue.content(digest);
  if (known !== undefined) return known.size;
  const bytes = data === undefined || data === '' ? undefined : decodeBase64(data);
  const algorithm = parseDigest(digest)?.algorithm;
  if (bytes === undefined || algorithm === undefined) return undefined;
  return digestOf(algorithm, bytes) === digest ? bytes.length : undefined;
}

/** Descriptors of the empty type have a rule of their own, which judges digest, size and data together. */
export function isEmptyType({ value }: DescriptorView): boolean {
  return value.mediaType === wellKnown.ociEmpty;
}
