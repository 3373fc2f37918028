import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation } from '#service/oci/attestations';

/** Among images for platforms, clients choose an image without a platform last, or for a platform that it is not for. */
export default defineRule({
  id: 'platform-missing',
  category: 'index',
  kinds: indexKinds,
  onlyWith: ['entries-without-platform', 'platforms'],
  severity: 'information',
  summary: 'An entry of an index lacks the platform that its siblings have.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['go-containerregistry/platform-missing', 'containers-image/platform-missing', 'containerd/index'],
  messages: {
    missing: 'Other entries have a platform, but this one does not. {go-containerregistry/platform-missing}',
  },
  *check({ descriptors, rawValue }) {
    const entries = entriesOf(descriptors);
    if (!entries.some(({ value }) => value.platform !== undefined)) return;
    for (const entry of entries) {
      if (entry.value.platform !== undefined || !isChosenByPlatform(entry)) continue;
      const platform = [...entry.path, 'platform'];
      if (rawValue(platform) !== undefined) continue;
      yield { message: 'missing', at: { path: [...entry.path, 'mediaType'] }, absent: platform };
    }
  },
});

/** Tells whether an entry is an image that has no name of its own, so that clients can only choose it by platform. */
function isChosenByPlatform(entry: DescriptorView): boolean {
  const { mediaType, artifactType, annotations } = entry.value;
  const isManifest = mediaType === wellKnown.ociManifest || mediaType === wellKnown.dockerManifest;
  const isNamed = annotations?.[wellKnownAnnotations.refName] !== undefined;
  return isManifest && !artifactType && !isNamed && !isAttestation(entry);
}
