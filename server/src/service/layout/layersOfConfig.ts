import type { Catalogue } from '#schemas/catalogue/catalogue';
import { algorithmOf } from '#schemas/values/digest';
import type { Model } from '#service/document/parsedDocument';
import { classifyManifest } from '#service/oci/classification';
import { formOfBeginning } from './blobForm';
import type { ImageConfig } from './imageConfig';
import type { Layout, LayoutContent } from './layout';
import { isSound } from './referredBlobs';

/**
 * Whether an image config was written for the layers of a manifest, by the diff IDs; undefined where too little is
 * known of the layers. A layer that is compressed is known once it has been read to its end.
 */
export function isOfLayers(
  config: ImageConfig,
  manifest: Model | undefined,
  layout: Layout,
  catalogue: Catalogue,
): boolean | undefined {
  const ids = config.rootfs?.diff_ids;
  const classification = manifest === undefined ? undefined : classifyManifest(manifest, catalogue);
  if (ids === undefined || manifest === undefined || classification === undefined) return undefined;
  const { rootfsLayers, otherLayers } = classification;
  if (otherLayers.length > 0 || rootfsLayers.length === 0) return undefined;
  if (rootfsLayers.length !== ids.length) return false;
  const layers = manifest.descriptors.filter(({ role }) => role === 'layer');
  let isKnown = true;
  for (const [position, { index }] of rootfsLayers.entries()) {
    const id = ids[position];
    const actual = diffIdOf(layout.blob(layers[index]?.value.digest));
    if (id === undefined || actual === undefined || algorithmOf(id) !== algorithmOf(actual)) isKnown = false;
    else if (id !== actual) return false;
  }
  return isKnown ? true : undefined;
}

/** The digest of a layer before compression; undefined where it is not known. */
export function diffIdOf(blob: LayoutContent | undefined): string | undefined {
  if (blob === undefined || !isSound(blob)) return undefined;
  const form = formOfBeginning(blob);
  if (form === 'tar') return blob.digest;
  const { uncompressed } = blob;
  return (form === 'gzip' || form === 'zstd') && uncompressed !== undefined && 'digest' in uncompressed
    ? uncompressed.digest
    : undefined;
}
