import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** `artifactType` of a descriptor tells about the manifest that it points to; blobs have none. */
export default defineRule({
  id: 'artifact-type-on-blob',
  category: 'descriptor',
  kinds: ['image-manifest', 'docker-manifest', 'artifact-manifest'],
  onlyWith: 'artifact-type',
  severity: 'hint',
  summary:
    'The artifactType of a config or layer descriptor says nothing; it belongs to descriptors of manifests.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    blob: 'The artifactType of a descriptor tells what a manifest is that it points to. This descriptor points to a blob, where nobody reads it.',
  },
  fixes: {
    remove: 'Remove artifactType from this descriptor',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      if (role === 'subject' || value.artifactType === undefined || value.artifactType === '') continue;
      yield {
        message: 'blob',
        at: { path: [...descriptor.path, 'artifactType'], part: 'key' },
        fixes: [fix('remove', remove([...descriptor.path, 'artifactType']))],
      };
    }
  },
});
