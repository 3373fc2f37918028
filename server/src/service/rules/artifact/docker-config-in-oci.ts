import { set } from '#service/edits/operations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** skopeo, podman and CRI-O: "invalid mixed OCI image with Docker v2s2 config". */
export default defineRule({
  id: 'docker-config-in-oci',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'unusual-types',
  severity: 'error',
  summary: 'An OCI manifest points to a config of Docker’s type, which podman, skopeo and CRI-O refuse.',
  source: specificationSection('media-types.md', 'compatibility-matrix'),
  messages: {
    mixed:
      'An OCI manifest with a config of Docker’s type is refused by podman, skopeo and CRI-O. The content of both types is the same; only the name has to be "{replacement}".',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  *check({ model }) {
    if (model.config?.mediaType !== wellKnown.dockerConfig) return;
    const path = ['config', 'mediaType'];
    const values = { type: wellKnown.dockerConfig, replacement: wellKnown.ociConfig };
    yield {
      message: 'mixed',
      at: { path },
      values,
      fixes: [fix('replace', set(path, wellKnown.ociConfig))],
    };
  },
});
