import { specificationSection } from '#schemas/model/field';
import { formatPath } from '#schemas/jsonPath';
import { listOf } from '#schemas/prose';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import type { ClassifiedLayer } from '#service/oci/classification';
import { isMisspelledType } from '#service/oci/misspelledType';

/** Some runtimes unpack and count only the layers of the root filesystem; others count all, or refuse other types. */
export default defineRule({
  id: 'mixed-layer-types',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'other-layers',
  severity: 'warning',
  summary:
    'An image mixes layers of its root filesystem with layers of other types, which not every runtime supports.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: [
    'containerd/counts-known-layers',
    'containerd/counts-all-layers',
    'containerd/counts-all-layers-1-7',
    'docker/counts-known-layers',
    'docker-classic/media-types',
    'docker-classic/diff-ids',
    'containers-image/fewer-diff-ids',
    'containers-image/diff-id-differs',
    'containers-image/layer-no-archive',
    'skopeo/copies-anything',
    'runwasi/layers',
  ],
  messages: {
    mixed:
      'This image mixes layers of its root filesystem ({rootfs}) with layers of other types ({others}). ' +
      '{containerd/counts-known-layers}',
    other: '"{mediaType}" is not the type of a root filesystem layer.',
  },
  fixes: {
    'remove-other-layers': 'Keep only the layers of the root filesystem (removes {others})',
  },
  *check({ classification, catalogue }) {
    if (classification?.verdict !== 'image') return;
    const { rootfsLayers } = classification;
    const otherLayers = classification.otherLayers.filter(
      ({ mediaType }) => !isMisspelledType(mediaType, catalogue),
    );
    if (rootfsLayers.length === 0 || otherLayers.length === 0) return;
    yield {
      message: 'mixed',
      at: { path: ['layers'], part: 'key' },
      values: { rootfs: listLayers(rootfsLayers), others: listLayers(otherLayers) },
      related: otherLayers.slice(0, 10).map(({ index, mediaType }) => ({
        path: ['layers', index, 'mediaType'],
        message: 'other',
        values: { mediaType },
      })),
      fixes: [
        fix(
          'remove-other-layers',
          otherLayers.map(({ index }) => remove(['layers', index])),
        ),
      ],
    };
  },
});

/** Layers by their paths: `layers[1] and layers[3]`. Beyond five of them, the rest is a number. */
function listLayers(layers: readonly ClassifiedLayer[]): string {
  const names = layers.slice(0, 5).map(({ index }) => formatPath(['layers', index]));
  const more = layers.length - names.length;
  return listOf(more === 0 ? names : [...names, `${more} more`]);
}
