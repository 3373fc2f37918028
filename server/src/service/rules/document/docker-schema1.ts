import { dockerSpecification } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';

/** Docker's first registry format; Docker dropped it, containerd never learned to run it. */
export default defineRule({
  id: 'docker-schema1',
  category: 'document',
  kinds: ['docker-schema1'],
  severity: 'error',
  summary: 'The document is a Docker schema 1 manifest, which current runtimes refuse.',
  source: dockerSpecification('deprecated-schema-v1'),
  messages: {
    schema1:
      'This is a Docker schema 1 manifest, a format deprecated since 2019. containerd, current Docker, and many ' +
      'registries refuse it. Pull it with an older tool such as skopeo, and push it again as an OCI image.',
  },
  *check({ rawValue }) {
    const at = ['schemaVersion', 'fsLayers'].find((name) => rawValue([name]) !== undefined);
    yield { message: 'schema1', at: { path: at === undefined ? [] : [at], part: 'key' }, tag: 'deprecated' };
  },
});
