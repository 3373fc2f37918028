import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The content of both types is the same, but some tools take the two formats apart by the type of the config. */
export default defineRule({
  id: 'docker-config-in-oci',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'unusual-types',
  severity: 'error',
  summary: 'An OCI manifest has a config of Docker’s type, which some clients and runtimes refuse.',
  source: specificationSection('media-types.md', 'compatibility-matrix'),
  claims: ['containers-image/docker-config-in-oci', 'umoci/config-type'],
  messages: {
    mixed:
      'This OCI manifest has a config of Docker’s type. {containers-image/docker-config-in-oci} ' +
      'Change only the type, to "{replacement}".',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  *check({ model }) {
    if (model.config?.mediaType !== wellKnown.dockerConfig) return;
    const path = ['config', 'mediaType'];
    yield {
      message: 'mixed',
      at: { path },
      values: { type: wellKnown.dockerConfig, replacement: wellKnown.ociConfig },
      fixes: [fix('replace', set(path, wellKnown.ociConfig))],
    };
  },
});
