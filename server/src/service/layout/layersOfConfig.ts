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
    const actual = diffIdsOf(layout.blob(layers[index]?.value.digest));
    const comparable = actual.filter((each) => algorithmOf(each) === algorithmOf(id ?? ''));
    if (id === undefined || comparable.length === 0) isKnown = false;
    else if (!comparable.includes(id)) return false;
  }
  return isKnown ? true : undefined;
}

/**
 * The digests of a layer before compression, by each algorithm by which it is known: first by SHA-256, which hosts compute of all
 * layers that they look into.
 */
export function diffIdsOf(blob: LayoutContent | undefined): readonly string[] {
  if (blob === undefined || !isSound(blob)) return [];
  const form = formOfBeginning(blob);
  if (form !== 'tar' && form !== 'gzip' && form !== 'zstd') return [];
  const { uncompressed, digest } = blob;
  const content = uncompressed !== undefined && 'digest' in uncompressed ? uncompressed.digest : undefined;
  const own = form === 'tar' && digest !== content ? digest : undefined;
  return [content, own].filter((id) => id !== undefined);
}
