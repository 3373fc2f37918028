import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { LayoutPlace } from '#service/layout/layout';
import { classifyManifest } from '#service/oci/classification';
import { validPartOf } from '#service/document/validPart';

/**
 * The digest of the layer that the diff ID at `index` of a config stands for, by the manifest in the layout that has the
 * config. Undefined where no manifest has as many layers of the root filesystem as the config has diff IDs.
 */
export function layerOfDiffId(
  place: LayoutPlace | undefined,
  index: number,
  catalogue: Catalogue,
): string | undefined {
  if (place === undefined) return undefined;
  const { layout, path } = place;
  const config = layout.contents.get(path)?.document?.model;
  if (config?.kind !== 'image-config') return undefined;
  const ids = validPartOf(config, 'image-config').rootfs?.diff_ids ?? [];
  for (const { descriptor, from } of layout.referencesTo(path)) {
    const model = descriptor.role === 'config' ? layout.contents.get(from)?.document?.model : undefined;
    const layers = model && classifyManifest(model, catalogue)?.rootfsLayers;
    const layer = layers?.length === ids.length ? layers[index] : undefined;
    if (layer === undefined) continue;
    const found = model?.descriptors.find((view) => view.role === 'layer' && view.path[1] === layer.index);
    if (found?.value.digest !== undefined) return found.value.digest;
  }
  return undefined;
}
