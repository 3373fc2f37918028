import { consumersNamed } from '#schemas/catalogue/consumers';
import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { kindByDescriptorType } from '#schemas/kinds';
import { isValidDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import { hasOtherSize } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType, knownSize } from '#service/oci/content';
import { formNames, formOfType, type ContentForm } from '#service/oci/contentForm';

/** Why the empty descriptor exists: some registries refuse blobs without content. */
export default defineRule({
  id: 'size-zero',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-sizes',
  severity: 'warning',
  summary: 'A descriptor points to content without any bytes, which some registries and runtimes refuse.',
  source:
    'https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidance-for-an-empty-descriptor',
  claims: ['ecr/empty-blobs', 'containerd/size-zero', 'docker/size-zero', 'distribution/empty-blobs'],
  messages: {
    blob: 'This config has no bytes. Use the JSON object "{}" instead. {ecr/empty-blobs} {containerd/size-zero}',
    document:
      'This content has no bytes, so it is not the JSON document that its media type promises. Point to the document.',
    layer: 'This layer has no bytes, and even an archive without files has some. {docker/size-zero}',
    file: 'This file has no bytes, which is allowed. {ecr/empty-blobs}',
    form: 'This file has no bytes, but its media type says that it is {form}. Point to the content.',
    contradiction:
      'The size is 0, but the digest is not that of empty content. Clients stop reading at the size and find that the digest does not match.',
  },
  fixes: {
    'use-empty-object': 'Point to the JSON object "{}" of 2 bytes',
  },
  *check({ descriptors, classification, catalogue, policy, layout }) {
    // An empty file is legal, unless the project names a registry that refuses it.
    const isRefused = consumersNamed(policy.consumers).some(({ limits }) => limits?.refusesEmptyBlobs);
    for (const descriptor of descriptors) {
      const { digest, size } = descriptor.value;
      if (size !== 0 || digest === undefined || !isValidDigest(digest) || isEmptyType(descriptor)) continue;
      const at = { path: [...descriptor.path, 'size'] };
      const known = knownSize(descriptor.value, catalogue);
      if (known === undefined) {
        if (!hasOtherSize(descriptor, layout)) yield { message: 'contradiction', at };
      } else if (known > 0) {
        // Other rules compare the length of known content.
        continue;
      } else if (isDocument(descriptor)) {
        yield { message: 'document', at, severity: 'error' };
      } else if (isFile(descriptor)) {
        const form = formOfType(descriptor.value.mediaType ?? '');
        if (form !== undefined && !canBeEmpty.has(form))
          yield { message: 'form', at, values: { form: formNames[form] } };
        else yield { message: 'file', at, severity: isRefused ? 'warning' : 'information' };
      } else if (descriptor.role === 'config') {
        const isTyped = descriptor.value.mediaType !== undefined;
        yield { message: 'blob', at, fixes: isTyped ? [useEmptyObject(descriptor)] : [] };
      } else {
        // Tools that push files give empty ones the type of an uncompressed archive.
        const isBroken = classification?.verdict === 'image' || isCompressed(descriptor);
        yield { message: 'layer', at, severity: isBroken ? 'error' : 'warning' };
      }
    }
  },
});

/** Tools that push files give empty ones the type of an uncompressed archive. */
const canBeEmpty: ReadonlySet<ContentForm> = new Set(['text', 'tar']);

/** Files of artifacts may well be empty; layers of a root filesystem and documents may not. */
function isFile({ role, value }: DescriptorView): boolean {
  const holdsFiles = role === 'layer' || role === 'blob' || role === 'self';
  return holdsFiles && !isRootfsLayerType(value.mediaType ?? '');
}

/** A manifest, or a config that has a form of its own, which nobody can make up. */
function isDocument({ role, value }: DescriptorView): boolean {
  return role === 'manifest' || role === 'subject' || kindByDescriptorType.has(value.mediaType ?? '');
}

/** Compressed content has at least a header, even where nothing was compressed. */
function isCompressed({ value }: DescriptorView): boolean {
  const promised = formOfType(value.mediaType ?? '');
  return promised === 'gzip' || promised === 'zstd';
}

function useEmptyObject({ path, value }: DescriptorView) {
  const { digest, size, data } = emptyDescriptor;
  const operations = [set([...path, 'digest'], digest), set([...path, 'size'], size)];
  if (value.data !== undefined) operations.push(set([...path, 'data'], data));
  return fix('use-empty-object', operations);
}
