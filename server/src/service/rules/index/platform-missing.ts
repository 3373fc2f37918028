import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation } from '#service/oci/attestations';

/** Beside images for platforms an image for none is either forgotten by clients or taken by the wrong ones. */
export default defineRule({
  id: 'platform-missing',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'An entry of an index lacks the platform that its siblings have.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    missing:
      'Other entries have a platform, this one has none. Clients that choose by platform pass it over, or take it ' +
      'for every platform.',
  },
  *check({ descriptors, rawValue }) {
    const entries = entriesOf(descriptors);
    if (!entries.some(({ value }) => value.platform !== undefined)) return;
    for (const entry of entries) {
      const { mediaType, platform, artifactType, annotations } = entry.value;
      if (platform !== undefined || artifactType || isAttestation(entry)) continue;
      if (mediaType !== wellKnown.ociManifest && mediaType !== wellKnown.dockerManifest) continue;
      if (rawValue([...entry.path, 'platform']) !== undefined) continue;
      // What has a name of its own is not chosen by platform.
      if (annotations?.[wellKnownAnnotations.refName] !== undefined) continue;
      yield {
        message: 'missing',
        at: { path: [...entry.path, 'mediaType'] },
        absent: [...entry.path, 'platform'],
      };
    }
  },
});
