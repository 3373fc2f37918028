import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import type { ClassifiedLayer } from '#service/oci/classification';
import { fix, defineRule } from '#service/lint/rule';
import { isMisspelt } from '#service/oci/misspeltType';

/** Names layers as people count them on screen: `layers[0]`, or `layers[1] and layers[3]`. */
function listLayers(layers: readonly ClassifiedLayer[]): string {
  const names = layers.slice(0, 5).map(({ index }) => `layers[${index}]`);
  if (layers.length > names.length) return `${names.join(', ')} and ${layers.length - names.length} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** containerd pull request 9142: only root filesystem layers are unpacked and counted; others count all. */
export default defineRule({
  id: 'mixed-layer-types',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'other-layers',
  severity: 'warning',
  summary:
    'An image holds layers of its root filesystem beside layers of other types, which not every runtime copes with.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    mixed:
      'This image mixes layer types: its root filesystem consists of {rootfs}, but not of {others}. ' +
      'containerd unpacks the former only and compares their number with rootfs.diff_ids; ' +
      'dockerd’s classic image store and podman count every layer and refuse the image.',
    other: '"{mediaType}" is no layer of the root filesystem.',
  },
  fixes: {
    'remove-other-layers': 'Keep only the layers of the root filesystem (removes {others})',
  },
  *check({ classification, catalogue }) {
    if (classification?.verdict !== 'image') return;
    const { rootfsLayers } = classification;
    const otherLayers = classification.otherLayers.filter(
      ({ mediaType }) => !isMisspelt(mediaType, catalogue),
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
