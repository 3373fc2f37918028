import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';

/** Reading zstd is only a SHOULD of the specification, and old clients do not. */
export default defineRule({
  id: 'layer-zstd-portability',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'hint',
  summary: 'Layers are compressed by zstd, which older clients cannot read.',
  source: specificationSection('layer.md', 'zstd-media-types'),
  messages: {
    zstd: 'Layers compressed by zstd are read by containerd since 1.5, Docker since 23.0 and podman, but not by older clients; gzip is read everywhere.',
  },
  *check({ kind, classification, policy }) {
    if (classification?.verdict !== 'image') return;
    // Version 1.0 has no such layers, which another rule says.
    if (policy.specification === '1.0' && kind === 'image-manifest') return;
    const layer = classification.rootfsLayers.find(({ mediaType }) => /[.+]zstd(?:\+|$)/.test(mediaType));
    if (layer !== undefined) yield { message: 'zstd', at: { path: ['layers', layer.index, 'mediaType'] } };
  },
});
