import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { twinsIn, useTwins } from '#service/oci/dockerTwins';

/** Tools that put layers on top of another image leave the types of that image's layers as they are. */
export default defineRule({
  id: 'docker-layer-in-oci',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'unusual-types',
  severity: 'information',
  summary: 'An OCI manifest has layers of Docker’s types, which not every client reads.',
  source: specificationSection('media-types.md', 'compatibility-matrix'),
  messages: {
    layers:
      'Layers with Docker’s types in an OCI manifest, {count} here, hold the same content, and most clients read them, but strict ones refuse the mixture. The OCI’s name for this type is "{twin}".',
  },
  fixes: {
    replace: 'Use the OCI’s types for all layers',
  },
  *check({ descriptors, catalogue }) {
    const twins = twinsIn(descriptors, 'layer', 'ociTwin', catalogue);
    const [first] = twins;
    if (first === undefined) return;
    yield {
      message: 'layers',
      at: { path: [...first.view.path, 'mediaType'] },
      values: { count: twins.length, twin: first.twin },
      fixes: [fix('replace', useTwins(twins))],
    };
  },
});
