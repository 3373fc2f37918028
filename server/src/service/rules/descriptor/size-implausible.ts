import { kindByDescriptorType } from '#schemas/kinds';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType, knownSize } from '#service/oci/content';

/** What registries and clients accept as the size of a manifest, in bytes; 4 MiB is the common limit. */
const largestManifest = 4 * 1024 * 1024;

/** The shortest JSON object. */
const smallestDocument = 2;

/** Sizes that cannot be right for what the media type promises. */
export default defineRule({
  id: 'size-implausible',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'warning',
  summary:
    'A size does not fit the kind of content: a JSON document of one byte, or a manifest of more than 4 MiB.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests',
  messages: {
    small:
      'A JSON document has at least 2 bytes, not {size}. Clients stop reading at the size and refuse the content.',
    large:
      'A manifest of {size} bytes is larger than the 4 MiB that registries and clients accept. Check the size.',
  },
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { mediaType, size } = descriptor.value;
      if (mediaType === undefined || size === undefined || (size !== 1 && size <= largestManifest)) continue;
      const kind = kindByDescriptorType.get(mediaType);
      if (kind === undefined || isEmptyType(descriptor)) continue;
      const limited = kind !== 'image-config' && kind !== 'wasm-config';
      const message = size < smallestDocument ? 'small' : limited ? 'large' : undefined;
      if (message === undefined) continue;
      // Where the content is known, its length is compared elsewhere.
      if (knownSize(descriptor.value, catalogue) !== undefined) continue;
      yield { message, at: { path: [...descriptor.path, 'size'] }, values: { size } };
    }
  },
});
