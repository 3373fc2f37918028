import { decodeBase64 } from '#schemas/values/base64';
import { digestOf, digitsOf, parseDigest, sha256DigestOf } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import type { EditOperation } from '#service/edits/operations';
import { hasData, isEmptyType } from '#service/oci/content';
import { contradictionOf } from '#service/oci/contentForm';
import { setInOrder } from '#service/oci/setInOrder';
import type { RefactoringContext } from './refactoring';

/**
 * Makes digest and size of a descriptor those of the data that it carries; nothing where they are, where there is no data, and
 * where the data may be what is wrong: it contradicts the media type, or the digest is by an algorithm that nobody here can
 * compute. Descriptors of the empty type have digest and size by their type.
 */
export function describedByData(
  { kind }: RefactoringContext['model'],
  descriptor: DescriptorView,
): readonly EditOperation[] {
  const { path, value } = descriptor;
  const { mediaType, data } = value;
  if (data === undefined || !hasData(value) || isEmptyType(descriptor)) return [];
  const bytes = decodeBase64(data);
  const algorithm = parseDigest(value.digest ?? '')?.algorithm;
  if (bytes === undefined || (algorithm !== undefined && digitsOf(algorithm) === undefined)) return [];
  if (mediaType !== undefined && contradictionOf(mediaType, bytes) !== undefined) return [];
  const digest = digestOf(algorithm ?? '', bytes) ?? sha256DigestOf(bytes);
  return [
    ...(digest === value.digest ? [] : [setInOrder(kind, [...path, 'digest'], digest)]),
    ...(bytes.length === value.size ? [] : [setInOrder(kind, [...path, 'size'], bytes.length)]),
  ];
}
