import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { specificationSection } from '#schemas/model/field';
import { normalizePlatform } from '#schemas/values/platform';
import { configOfImage, imageConfigOf, type ImageConfig } from '#service/layout/imageConfig';
import type { Layout } from '#service/layout/layout';
import { soundModel } from '#service/layout/referredBlobs';
import { defineRule } from '#service/lint/rule';
import { indexKinds } from '#service/oci/attestations';

/** The base image is the one whose layers an image begins with; only where both are in the layout, that can be seen. */
export default defineRule({
  id: 'base-image-layers',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: ['layout', 'annotations'],
  severity: 'warning',
  summary: 'An image does not begin with the layers of the image that it names as its base.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    'diff-ids':
      'This annotation names a base image that is in the layout, but layer {position} of the base is not layer ' +
      '{position} of this image. A tool that replaces the base cannot tell which layers to replace.',
    layers:
      'This annotation names a base image that is in the layout, but layer {position} of the base is not layer ' +
      '{position} of this image. The same content may have been compressed again.',
  },
  *check({ layout, model, classification, catalogue, rawValue }) {
    const path = ['annotations', wellKnownAnnotations.baseDigest];
    const named = rawValue(path);
    if (layout === undefined || classification?.verdict !== 'image' || typeof named !== 'string') return;
    const config = imageConfigOf(layout.layout, model.config?.digest);
    const digest = manifestFor(layout.layout, named, config, catalogue);
    const base = soundModel(layout.layout.blob(digest));
    if (base === undefined) return;
    const ids = config?.rootfs?.diff_ids;
    const baseIds = configOfImage(layout.layout, digest)?.rootfs?.diff_ids;
    const layers = base.descriptors.filter(({ role }) => role === 'layer').map(({ value }) => value.digest);
    const isKnown = ids !== undefined && baseIds !== undefined;
    const difference = isKnown
      ? firstDifference(baseIds, ids)
      : firstDifference(
          layers,
          (model.layers ?? []).map((layer) => layer?.digest),
        );
    if (difference === -1) return;
    yield {
      message: isKnown ? 'diff-ids' : 'layers',
      severity: isKnown ? 'warning' : 'information',
      at: { path },
      values: { position: difference + 1 },
    };
  },
});

/** The digest of the manifest that a digest names; of an index, that of its image for the same platform. */
function manifestFor(
  layout: Layout,
  digest: string,
  config: ImageConfig | undefined,
  { platforms }: Catalogue,
): string | undefined {
  const model = soundModel(layout.blob(digest));
  if (!indexKinds.some((kind) => kind === model?.kind)) return digest;
  const own = JSON.stringify(normalizePlatform(config ?? {}, platforms));
  return model?.descriptors.find(
    ({ value }) => JSON.stringify(normalizePlatform(value.platform ?? {}, platforms)) === own,
  )?.value.digest;
}

/** The index of the first item that the other list does not have at the same place; -1 where it has them all. */
function firstDifference<T>(items: readonly T[], others: readonly T[]): number {
  return items.findIndex((item, index) => item !== others[index]);
}
