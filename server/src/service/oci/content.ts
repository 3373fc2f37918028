import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf, parseDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { soundData } from './contentForm';

/** Tells whether a descriptor carries content. Go leaves out data without content when it writes a descriptor (`omitempty`). */
export function hasData({ data }: DescriptorView['value']): boolean {
  return data !== undefined && data !== '';
}

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

/**
 * Tells whether a descriptor may get a digest: the data beside it, and its size where that is known, do not contradict it.
 * Where they do, the digest would only exchange one mistake for another.
 */
export function mayHaveDigest({ value }: DescriptorView, digest: string, catalogue: Catalogue): boolean {
  const described = { ...value, digest };
  const isOther = soundData({ data: value.data }) !== undefined && soundData(described) === undefined;
  const length = knownSize(described, catalogue);
  const { size } = value;
  return !isOther && (length === undefined || size === undefined || size < 0 || size === length);
}

/** Descriptors of the empty type have a rule of their own, which judges digest, size and data together. */
export function isEmptyType({ value }: DescriptorView): boolean {
  return value.mediaType === wellKnown.ociEmpty;
}
