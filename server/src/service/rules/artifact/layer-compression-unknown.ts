import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { partsOfLayerType } from '#service/oci/layerCompression';
import { NearMisses } from '#service/oci/mediaTypeRepair';

/** Some runtimes go by the ending and fail; others look at the content, so that the mistake stays unnoticed. */
export default defineRule({
  id: 'layer-compression-unknown',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'The media type of a layer names a compression that layers cannot have.',
  source: specificationSection('media-types.md'),
  claims: [
    'containerd-client/unknown-compression',
    'containerd-client/docker-type-with-plus',
    'containers-image/unknown-docker-layer',
    'containers-image/compression-detected',
    'umoci/layer-type',
  ],
  messages: {
    unknown:
      'No layer type ends in "{ending}". {umoci/layer-type} ' +
      'Layers are compressed with gzip or zstd, or not at all.',
  },
  fixes: {
    'use-gzip': 'It is compressed with gzip: use "{gzip}"',
    'use-zstd': 'It is compressed with zstd: use "{zstd}"',
    'use-tar': 'It is not compressed: use "{tar}"',
  },
  *check({ kind, descriptors, catalogue }) {
    let nearMisses: NearMisses | undefined;
    for (const { path: owner, role, value } of descriptors) {
      const type = role === 'layer' ? value.mediaType : undefined;
      if (type === undefined || type.endsWith('+encrypted')) continue;
      if (catalogue.mediaType(type) !== undefined) continue;
      const parts = partsOfLayerType(type);
      if (parts === undefined) continue;
      const { tar, ending } = parts;
      // Other rules know what a typo was intended to be.
      nearMisses ??= new NearMisses(catalogue);
      if (nearMisses.of(type) !== undefined) continue;
      const path = [...owner, 'mediaType'];
      const isDocker = tar.includes('docker');
      const separator = isDocker ? '.' : '+';
      const gzip = `${tar}${separator}gzip`;
      const zstd = `${tar}${separator}zstd`;
      // In a Docker manifest, OCI types would be another mistake.
      const belongs = isDocker || kind !== 'docker-manifest';
      yield {
        message: 'unknown',
        at: { path },
        values: { ending, gzip, zstd, tar },
        fixes: belongs
          ? [
              fix('use-gzip', set(path, gzip)),
              // Docker’s format has no such layers.
              ...(kind === 'docker-manifest' ? [] : [fix('use-zstd', set(path, zstd))]),
              fix('use-tar', set(path, tar)),
            ]
          : [],
      };
    }
  },
});
