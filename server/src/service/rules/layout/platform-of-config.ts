import { normalizePlatform } from '#schemas/values/platform';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { configOfImage } from '#service/layout/imageConfig';
import { defineRule, fix } from '#service/lint/rule';
import { indexKinds } from '#service/oci/attestations';

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
          fixes: [fix('use-config', set(at.path, other))],
        };
      }
    }
  },
});

const names = ['os', 'architecture', 'variant', 'os.version'] as const;
