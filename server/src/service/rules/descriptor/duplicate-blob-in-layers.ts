import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { defineRule } from '#service/lint/rule';

/**
 * Nearly always a copied entry whose digest was forgotten. Empty layers repeat for good reason, and so do layers of
 * artifacts that say different things of one content, such as the signatures that cosign stores.
 */
export default defineRule({
  id: 'duplicate-blob-in-layers',
  category: 'descriptor',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'repeated-digests',
  severity: 'hint',
  summary: 'The same blob is listed as a layer twice.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    duplicate:
      'layers[{first}] points to the same blob. That is allowed, but it is often a copied entry whose digest was not changed.',
    first: 'The blob is first listed here.',
  },
  *check({ descriptors, catalogue, repeatedDigests }) {
    const digests = repeatedDigests();
    if (digests.size === 0) return;
    const seen = new Map<string, DescriptorView>();
    for (const descriptor of descriptors) {
      const { digest } = descriptor.value;
      if (descriptor.role !== 'layer' || digest === undefined || !digests.has(digest)) continue;
      const entry = catalogue.isRootfsLayer(descriptor.value.mediaType ?? '')
        ? digest
        : `${digest} ${statementOf(descriptor)}`;
      const first = seen.get(entry);
      if (first === undefined) {
        seen.set(entry, descriptor);
        continue;
      }
      if (catalogue.content(digest) !== undefined || !isValidDigest(digest)) continue;
      yield {
        message: 'duplicate',
        at: { path: [...descriptor.path, 'digest'] },
        values: { first: Number(first.path[1]) },
        related: [{ path: [...first.path, 'digest'], message: 'first' }],
      };
    }
  },
});

/** What the annotations say beside the name of the file, which is what authors change in an entry that they copy. */
function statementOf({ value }: DescriptorView): string {
  const said = Object.entries(value.annotations ?? {}).filter(([key]) => key !== wellKnownAnnotations.title);
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
