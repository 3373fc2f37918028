import { emptyDescriptor, wellKnownContents, type WellKnownContent } from '#schemas/catalogue/knownContent';
import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainObject } from '#schemas/plainData';
import { decodeBase64 } from '#schemas/values/base64';
import { humanSize } from '#service/features/byteSize';
import { valueAt } from '#service/document/shape';
import { valueOfJson } from '#service/oci/contentForm';
import { isGenericType } from '#service/oci/usableType';
import { differing } from './blobChoices';
import { valueCandidate, type Candidate } from './candidate';
import type { CompletionTarget } from './completionTarget';
import { canHaveForm } from './suitableTypes';

/**
 * The digests of known contents that can be what the descriptor around `path` is for, and that have the type and size beside
 * them. A choice fills in the size as well, since 0 is mostly a blank.
 */
export function knownDigests(target: CompletionTarget, path: JsonPath): Candidate[] {
  const holder = path.find((segment) => typeof segment === 'string');
  // No known content is a manifest.
  if (holder === 'subject' || holder === 'manifests') return [];
  const value = valueAt(target.value, path.slice(0, -1));
  const descriptor = isPlainObject(value) ? value : {};
  const { mediaType: type, size: ownSize } = descriptor;
  const isFitting = ({ digest, form, size, data }: WellKnownContent): boolean => {
    if (digest.startsWith('blake3:') && target.policy.specification !== 'main') return false;
    if (typeof ownSize === 'number' && ownSize > 0 && ownSize !== size) return false;
    // Rules report descriptors of nothing, and nobody means a list or null.
    if (form === undefined || (form === 'json' && !isObject(data))) return false;
    if (holder === 'config' && form !== 'json') return false;
    if (typeof type !== 'string') return true;
    if (type === emptyDescriptor.mediaType) return digest === emptyDescriptor.digest;
    if (form === 'json' && holder !== 'config' && isFormat(type, target)) return false;
    // An empty archive can be a layer of an image, but is no chart, model, or source code.
    if (form !== 'json' && !isRootfsLayerType(type)) return false;
    return canHaveForm(type, form);
  };
  return wellKnownContents
    .filter(isFitting)
    .map((content) => digestCandidate(content, differing({ size: content.size }, descriptor)));
}

/** The diff ID of a layer is the digest of an uncompressed tar archive. */
export function knownDiffIds(): Candidate[] {
  return wellKnownContents.filter(({ form }) => form === 'tar').map((content) => digestCandidate(content));
}

function isObject(data: string | undefined): boolean {
  const bytes = data === undefined ? undefined : decodeBase64(data);
  return bytes !== undefined && isPlainObject(valueOfJson(bytes));
}

/** Tells whether a type says of what format a file is; an empty object is of none. */
function isFormat(type: string, { catalogue }: CompletionTarget): boolean {
  return catalogue.mediaType(type) !== undefined && !isGenericType(type);
}

function digestCandidate(
  { digest, size, title }: WellKnownContent,
  beside?: Readonly<Record<string, string | number>>,
): Candidate {
  return valueCandidate(
    digest,
    `${title.replaceAll('`', '')} · ${humanSize(size)}`,
    `The digest of ${title}.`,
    beside === undefined ? {} : { beside },
  );
}
