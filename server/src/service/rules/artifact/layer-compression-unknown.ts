import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { NearMisses, repairCase } from '#service/oci/mediaTypeRepair';
import { fix, defineRule } from '#service/lint/rule';

/** Layer types with an ending that no runtime knows how to unpack. */
const layer =
  /^(application\/vnd\.oci\.image\.layer\.v1\.tar|application\/vnd\.docker\.image\.rootfs\.diff\.tar)([+.])([^+]+)/;

/** containers/image: "unsupported MIME type"; containerd tries, and fails when the content is not what it guesses. */
export default defineRule({
  id: 'layer-compression-unknown',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'The media type of a layer names a compression that no runtime knows.',
  source: specificationSection('media-types.md', 'suffixes'),
  messages: {
    unknown:
      'No runtime knows layers that end in "{ending}". podman and skopeo refuse the image; ' +
      'layers are compressed by gzip or zstd, or not at all.',
  },
  fixes: {
    'use-gzip': 'It is compressed by gzip: replace by "{gzip}"',
    'use-zstd': 'It is compressed by zstd: replace by "{zstd}"',
    'use-tar': 'It is not compressed: replace by "{tar}"',
  },
  *check({ kind, descriptors, catalogue }) {
    let nearMisses: NearMisses | undefined;
    for (const { path: owner, role, value } of descriptors) {
      const type = role === 'layer' ? value.mediaType : undefined;
      if (type === undefined || catalogue.mediaType(type) !== undefined || type.endsWith('+encrypted'))
        continue;
      const [whole, tar, separator, ending] = layer.exec(type) ?? [];
      if (whole !== type || tar === undefined || ending === undefined) continue;
      nearMisses ??= new NearMisses(catalogue);
      if (nearMisses.of(type) !== undefined || repairCase(type, catalogue) !== undefined) continue;
      const path = [...owner, 'mediaType'];
      const joint = tar.includes('docker') ? '.' : '+';
      const values = {
        ending: `${separator}${ending}`,
        gzip: `${tar}${joint}gzip`,
        zstd: `${tar}${joint}zstd`,
        tar,
      };
      yield {
        message: 'unknown',
        at: { path },
        values,
        // In a Docker manifest, the OCI's types are another mistake.
        fixes:
          kind === 'docker-manifest' && joint === '+'
            ? []
            : [
                fix('use-gzip', set(path, values.gzip)),
                fix('use-zstd', set(path, values.zstd)),
                fix('use-tar', set(path, tar)),
              ],
      };
    }
  },
});
