import type { Catalogue } from '#schemas/catalogue/catalogue';
import { normalizePlatform } from '#schemas/values/platform';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import type { Model } from '#service/document/parsedDocument';
import { configOfImage, type ImageConfig } from '#service/layout/imageConfig';
import { soundModel } from '#service/layout/referredBlobs';
import { defineRule, fix } from '#service/lint/rule';
import { indexKinds } from '#service/oci/attestations';
import { classifyManifest } from '#service/oci/classification';

/** The index says for which platform an image is, and so does the config of the image. */
export default defineRule({
  id: 'platform-of-config',
  category: 'layout',
  kinds: indexKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary: 'The platform of an index entry is not that of the image that it lists.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    differs:
      'This entry has the {name} "{said}", but the config of the image has "{found}". Clients choose an entry by its ' +
      'platform, so they get an image for a different platform.',
  },
  fixes: { 'use-config': 'Use the value in the config' },
  *check({ descriptors, layout, catalogue }) {
    if (layout === undefined) return;
    for (const { path, value } of descriptors) {
      const { platform } = value;
      const config = platform === undefined ? undefined : configOfImage(layout.layout, value.digest);
      if (platform === undefined || config === undefined) continue;
      // The manifest may have the config of another image; then its platform is not the one of this entry.
      const isDoubtful = isOfOtherLayers(config, soundModel(layout.layout.blob(value.digest)), catalogue);
      const said = normalizePlatform(platform, catalogue.platforms);
      const found = normalizePlatform(config, catalogue.platforms);
      for (const name of names) {
        const [own, other] = [platform[name], config[name]];
        // What is not written says nothing, although tools assume something.
        if (!own || !other || own === other || (name !== 'os.version' && said?.[name] === found?.[name]))
          continue;
        const at = { path: [...path, 'platform', name] };
        yield {
          message: 'differs',
          severity: name === 'os' || name === 'architecture' ? 'error' : 'warning',
          at,
          values: { name, said: own, found: other },
          fixes: isDoubtful ? [] : [fix('use-config', set(at.path, other))],
        };
      }
    }
  },
});

/** Tells whether an image config has diff IDs for more or fewer layers than a manifest has. */
function isOfOtherLayers(config: ImageConfig, manifest: Model | undefined, catalogue: Catalogue): boolean {
  const ids = config.rootfs?.diff_ids;
  const classification = manifest === undefined ? undefined : classifyManifest(manifest, catalogue);
  if (ids === undefined || classification === undefined) return false;
  const { rootfsLayers, otherLayers } = classification;
  return otherLayers.length === 0 && rootfsLayers.length > 0 && rootfsLayers.length !== ids.length;
}

const names = ['os', 'architecture', 'variant', 'os.version'] as const;
