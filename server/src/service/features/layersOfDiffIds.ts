import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Model } from '#service/document/parsedDocument';
import type { LayoutPlace } from '#service/layout/layout';
import { classifyManifest } from '#service/oci/classification';
import { validPartOf } from '#service/document/validPart';

/**
 * The digests of the layers that the diff IDs of a config stand for, in their order, by the manifest in the layout that has
 * the config. Empty where no manifest has as many layers of the root filesystem as the config has diff IDs, and for other
 * documents.
 */
export function layersOfDiffIds(
  config: Model,
  place: LayoutPlace | undefined,
  catalogue: Catalogue,
): readonly (string | undefined)[] {
  if (place === undefined || config.kind !== 'image-config') return [];
  const { layout, path } = place;
  const ids = validPartOf(config, 'image-config').rootfs?.diff_ids ?? [];
  for (const { descriptor, from } of layout.referencesTo(path)) {
    const model = descriptor.role === 'config' ? layout.contents.get(from)?.document?.model : undefined;
    const layers = model && classifyManifest(model, catalogue)?.rootfsLayers;
    if (model === undefined || layers?.length !== ids.length) continue;
    const digests = new Map(
      model.descriptors.flatMap(({ role, path: [, index], value }) =>
        role === 'layer' ? [[index, value.digest]] : [],
      ),
    );
    return layers.map(({ index }) => digests.get(index));
  }
  return [];
}
