import { set } from '#service/edits/operations';
import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isValidDigest } from '#schemas/values/digest';
import { consumersNamed } from '#schemas/catalogue/consumers';
import { isImageConfigType, isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import type { DescriptorView } from '#service/document/views';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType, knownSize } from '#service/oci/content';

/** Why the empty descriptor exists: registries refuse blobs without content. */
export default defineRule({
  id: 'size-zero',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'warning',
  summary: 'A descriptor points to content without a single byte, which registries and runtimes refuse.',
  source:
    'https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidance-for-an-empty-descriptor',
  messages: {
    blob: 'This content has no bytes. Registries such as Amazon ECR refuse empty blobs, and containerd does not fetch them; the JSON object "{}" serves everywhere.',
    file: 'This file has no bytes. That is legal, but some registries, Amazon ECR among them, refuse empty blobs.',
    contradiction:
      'The size is 0, but the digest is not that of empty content. Clients stop reading at the size and find that the digest does not fit.',
  },
  fixes: {
    'use-empty-object': 'Point to the JSON object "{}" of 2 bytes',
  },
  *check({ descriptors, catalogue, policy }) {
    // What is a matter of taste elsewhere is none where a registry that the project names refuses it.
    const isRefused = consumersNamed(policy.consumers).some(
      ({ refusesEmptyBlobs }) => refusesEmptyBlobs === true,
    );
    for (const descriptor of descriptors) {
      const { digest, size } = descriptor.value;
      if (size !== 0 || digest === undefined || !isValidDigest(digest) || isEmptyType(descriptor)) continue;
      const path = [...descriptor.path, 'size'];
      const known = knownSize(descriptor.value, catalogue);
      if (known === undefined) yield { message: 'contradiction', at: { path } };
      // Where the content is known, its length is compared elsewhere.
      else if (known > 0) continue;
      else if (isFile(descriptor))
        yield { message: 'file', at: { path }, severity: isRefused ? 'warning' : 'information' };
      else
        yield {
          message: 'blob',
          at: { path },
          fixes: needsObject(descriptor) ? [useEmptyObject(descriptor)] : [],
        };
    }
  },
});

/** Files of artifacts may well be empty; layers of a root filesystem and documents may not. */
function isFile({ role, value }: DescriptorView): boolean {
  return (
    (role === 'layer' || role === 'blob' || role === 'self') && !isRootfsLayerType(value.mediaType ?? '')
  );
}

/** An image needs a real config, which nobody can make up. */
function needsObject({ role, value }: DescriptorView): boolean {
  return role === 'config' && value.mediaType !== undefined && !isImageConfigType(value.mediaType);
}

function useEmptyObject({ path, value }: DescriptorView) {
  const { digest, size, data } = emptyDescriptor;
  return fix('use-empty-object' as const, [
    set([...path, 'digest'], digest),
    set([...path, 'size'], size),
    ...(value.data === undefined ? [] : [set([...path, 'data'], data)]),
  ]);
}
