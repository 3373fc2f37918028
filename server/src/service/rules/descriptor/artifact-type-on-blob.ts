import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** `artifactType` in a descriptor describes the manifest that it points to; blobs have none. */
export default defineRule({
  id: 'artifact-type-on-blob',
  category: 'descriptor',
  kinds: ['image-manifest', 'docker-manifest', 'artifact-manifest'],
  onlyWith: 'artifact-type',
  severity: 'hint',
  summary:
    'The artifactType of a config or layer descriptor has no meaning; it belongs in descriptors of manifests.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    blob: 'In a descriptor, artifactType describes the manifest that the descriptor points to. This descriptor points to a blob, where the specification gives artifactType no meaning.',
  },
  fixes: {
    remove: 'Remove artifactType from this descriptor',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      if (role === 'subject' || value.artifactType === undefined || value.artifactType === '') continue;
      const path = [...descriptor.path, 'artifactType'];
      yield { message: 'blob', at: { path, part: 'key' }, fixes: [fix('remove', remove(path))] };
    }
  },
});
