import { dockerSpecification } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';

/** The first format of manifests for registries, which is no longer supported. */
export default defineRule({
  id: 'docker-schema1',
  category: 'document',
  kinds: ['docker-schema1'],
  severity: 'error',
  summary: 'The document is a Docker schema 1 manifest, which current runtimes refuse.',
  source: dockerSpecification('deprecated-schema-v1'),
  claims: [
    'containerd/schema1',
    'docker-daemon/schema1',
    'docker-daemon/schema1-errors',
    'docker-classic/schema1-converted',
    'ecr/formats',
  ],
  messages: {
    schema1:
      'This is a Docker schema 1 manifest, a format deprecated since 2019. Push the image again as an OCI image. ' +
      '{containerd/schema1}',
  },
  *check({ rawValue }) {
    const at = ['schemaVersion', 'fsLayers'].find((name) => rawValue([name]) !== undefined);
    yield { message: 'schema1', at: { path: at === undefined ? [] : [at], part: 'key' }, tag: 'deprecated' };
  },
});
