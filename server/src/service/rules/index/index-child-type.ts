import { isManifestEntry } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { hiddenManifest } from '#service/layout/hiddenManifest';
import { isMisspelledType } from '#service/oci/misspelledType';
import { defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds } from '#service/oci/attestations';
import { spellingCheck } from '#service/oci/profileComparison';

/** BuildKit's registry cache is an index of layers, with a config of its own among them. */
const cacheConfig = 'application/vnd.buildkit.cacheconfig.v0';

/** An index lists manifests. */
export default defineRule({
  id: 'index-child-type',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'other-entries',
  severity: 'warning',
  summary: 'An index lists something that is neither a manifest nor an index.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['quay/children', 'buildkit/registry-cache'],
  messages: {
    'no-manifest': '"{mediaType}" is not the media type of a manifest or index. {quay/children}',
    unknown:
      'The media type "{mediaType}" is unknown. {quay/children} Portable indexes list image manifests and indexes.',
  },
  *check({ descriptors, catalogue, fileName, layout }) {
    const entries = entriesOf(descriptors);
    if (entries.some(({ value }) => value.mediaType === cacheConfig)) return;
    const meantType = spellingCheck(catalogue);
    for (const entry of entries) {
      const { mediaType } = entry.value;
      const known = mediaType === undefined ? undefined : catalogue.mediaType(mediaType);
      if (known !== undefined && isManifestEntry(known)) continue;
      if (mediaType === undefined || isMisspelledType(mediaType, catalogue)) continue;
      // Other rules know what a typo was intended to be.
      if (known === undefined && meantType(mediaType) !== undefined) continue;
      // Of what the layout has, its content is the finding.
      const blob = layout?.layout.blob(entry.value.digest);
      if (hiddenManifest({ descriptor: entry, blob }, catalogue) !== undefined) continue;
      // The index of a layout may list anything that the layout holds.
      const isMilder = known === undefined || fileName === 'index.json';
      yield {
        message: known === undefined ? 'unknown' : 'no-manifest',
        at: { path: [...entry.path, 'mediaType'] },
        values: { mediaType },
        severity: isMilder ? 'information' : 'warning',
      };
    }
  },
});
