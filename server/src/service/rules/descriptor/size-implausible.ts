import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { grouped } from '#schemas/prose';
import { hasOtherSize } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType, knownSize } from '#service/oci/content';
import { largestManifest, smallestDocument } from '#service/oci/documentSizes';
import { documentSizeClaims } from '#service/reports/sharedClaims';

/** Sizes that cannot be right for what the media type promises. */
export default defineRule({
  id: 'size-implausible',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-sizes',
  severity: 'warning',
  summary:
    'A size is not plausible for its content: a JSON document of one byte, or a manifest of more than 4 MiB.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests',
  claims: documentSizeClaims,
  messages: {
    small:
      'A JSON document has at least 2 bytes, but size is {size}. Clients stop reading there and refuse the content.',
    large:
      'A manifest of {size} bytes is larger than the 4 MiB that registries and clients must support. Check the size.',
  },
  *check({ descriptors, catalogue, layout }) {
    for (const descriptor of descriptors) {
      const { mediaType, size } = descriptor.value;
      // Another rule is about a size of 0.
      if (mediaType === undefined || size === undefined || (size !== 1 && size <= largestManifest)) continue;
      const kind = kindByDescriptorType.get(mediaType);
      if (kind === undefined || isEmptyType(descriptor)) continue;
      const message = size < smallestDocument ? 'small' : isLimited(kind) ? 'large' : undefined;
      // Where the content is known, another rule compares its length.
      if (message === undefined || knownSize(descriptor.value, catalogue) !== undefined) continue;
      if (hasOtherSize(descriptor, layout)) continue;
      yield {
        message,
        at: { path: [...descriptor.path, 'size'] },
        values: { size: grouped(size) },
        // Some clients and registries take larger manifests.
        ...(message === 'large' && { severity: 'information' }),
      };
    }
  },
});

/** Configs are blobs, which may be larger than manifests. */
function isLimited(kind: Kind): boolean {
  return kind !== 'image-config' && kind !== 'wasm-config';
}
