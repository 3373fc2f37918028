import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** skopeo, podman, and CRI-O: "invalid mixed OCI image with Docker v2s2 config". */
export default defineRule({
  id: 'docker-config-in-oci',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'unusual-types',
  severity: 'error',
  summary: 'An OCI manifest has a config of Docker’s type, which podman, skopeo, and CRI-O refuse.',
  source: specificationSection('media-types.md', 'compatibility-matrix'),
  messages: {
    mixed:
      'podman, skopeo, and CRI-O refuse an OCI manifest whose config has Docker’s type. ' +
      'The content of both types is the same. Only the type must be changed, to "{replacement}".',
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
