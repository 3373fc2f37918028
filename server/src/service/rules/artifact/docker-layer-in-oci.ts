import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { defineRule, fix } from '#service/lint/rule';
import { twinsIn, useTwins } from '#service/oci/dockerTwins';

/** Tools that add layers to another image keep the types of that image’s layers. */
export default defineRule({
  id: 'docker-layer-in-oci',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'unusual-types',
  severity: 'information',
  summary: 'An OCI manifest has layers of Docker’s types.',
  source: specificationSection('media-types.md', 'compatibility-matrix'),
  claims: ['umoci/layer-type'],
  messages: {
    layers:
      'This OCI manifest has {layers} with a Docker type. The content is the same. {umoci/layer-type} ' +
      'The OCI name for this type is "{twin}".',
  },
  fixes: {
    replace: 'Use OCI types for all layers',
  },
  *check({ descriptors, catalogue }) {
    const twins = twinsIn(descriptors, 'layer', 'ociTwin', catalogue);
    const [first] = twins;
    if (first === undefined) return;
    yield {
      message: 'layers',
      at: { path: [...first.view.path, 'mediaType'] },
      values: { layers: counted(twins.length, 'layer'), twin: first.twin },
      fixes: [fix('replace', useTwins(twins))],
    };
  },
});
