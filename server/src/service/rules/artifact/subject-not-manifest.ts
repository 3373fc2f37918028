import { isImageConfigType, isManifestEntry, wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** A subject is a manifest; clients ask for the referrers of manifests only. */
export default defineRule({
  id: 'subject-not-manifest',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index', 'artifact-manifest'],
  onlyWith: 'subject',
  severity: 'error',
  summary: 'The subject must be a manifest, but it has the media type of a config, layer, blob, or artifact.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    blob: 'The subject must be a manifest, and "{type}" is not the type of one. Clients ask for the referrers of manifests, so they do not find this document by a subject that is something else.',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  *check({ model, catalogue }) {
    const type = model.subject?.mediaType;
    const entry = type === undefined ? undefined : catalogue.mediaType(type);
    if (type === undefined || entry === undefined) return;
    // Types of artifacts are mostly types of their layers as well, and never that of the manifest.
    if (isManifestEntry(entry)) return;
    const replacement = type === wellKnown.dockerConfig ? wellKnown.dockerManifest : wellKnown.ociManifest;
    const path = ['subject', 'mediaType'];
    yield {
      message: 'blob',
      at: { path },
      values: { type, replacement },
      fixes: isImageConfigType(type) ? [fix('replace', set(path, replacement))] : [],
    };
  },
});
