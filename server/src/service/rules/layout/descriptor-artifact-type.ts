import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { manifestKinds } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { remove, set } from '#service/edits/operations';
import { referredBlobs, soundModel } from '#service/layout/referredBlobs';
import { artifactTypesOf } from '#service/layout/referrers';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';

/** Clients choose a referrer or an entry by the type in its descriptor, before they read the manifest. */
export default defineRule({
  id: 'descriptor-artifact-type',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: ['layout', 'artifact-type'],
  severity: 'warning',
  summary: 'The artifactType of a descriptor is not that of its manifest in the layout.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    differs:
      'The descriptor has the artifactType "{said}", but the manifest has "{found}". Clients that choose by ' +
      'artifactType get a different artifact than they look for.',
    none:
      'The descriptor has the artifactType "{said}", but the manifest has none. Clients that choose by artifactType ' +
      'may choose it by mistake.',
  },
  fixes: {
    'use-own': 'Set artifactType to that of the manifest',
    remove: 'Remove artifactType, because the manifest has none',
  },
  *check({ descriptors, layout }) {
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const said = descriptor.value.artifactType;
      const model = soundModel(blob);
      // Of a blob that is not a manifest, other rules say so.
      if (!said || model === undefined || !manifestKinds.has(model.kind)) continue;
      const { own, config } = artifactTypesOf(model);
      if (said === own || said === config) continue;
      const path = [...descriptor.path, 'artifactType'];
      const found = own ?? (config === wellKnown.ociEmpty || isImage(config) ? undefined : config);
      yield {
        message: found === undefined ? 'none' : 'differs',
        at: { path },
        values: { said, found: found ?? '' },
        fixes: [found === undefined ? fix('remove', remove(path)) : fix('use-own', set(path, found))],
      };
    }
  },
});

function isImage(configType: string | undefined): boolean {
  return configType !== undefined && isImageConfigType(configType);
}
