import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';

/** For the specification, reading zstd is only a SHOULD, and old clients do not do it. */
export default defineRule({
  id: 'layer-zstd-portability',
  category: 'artifact',
  kinds: ['image-manifest'],
  severity: 'hint',
  summary: 'Layers are compressed with zstd, which older clients cannot read.',
  source: specificationSection('layer.md', 'zstd-media-types'),
  claims: [
    'docker-classic/zstd',
    'containerd/zstd',
    'containerd/docker-zstd-unknown',
    'containers-image/docker-zstd-refused',
    'umoci/old-layer-type',
  ],
  messages: {
    zstd: 'This layer has a type for zstd. {docker-classic/zstd} Every client reads gzip.',
  },
  *check({ classification, policy }) {
    // Docker’s format and version 1.0 have no such layers, which other rules report.
    if (classification?.verdict !== 'image' || policy.specification === '1.0') return;
    const layer = classification.rootfsLayers.find(({ mediaType }) => /[.+]zstd(?:\+|$)/.test(mediaType));
    if (layer !== undefined) yield { message: 'zstd', at: { path: ['layers', layer.index, 'mediaType'] } };
  },
});
