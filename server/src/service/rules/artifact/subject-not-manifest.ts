import { set } from '#service/edits/operations';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** A subject is a manifest; registries list referrers of manifests only. */
export default defineRule({
  id: 'subject-not-manifest',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index', 'artifact-manifest'],
  onlyWith: 'subject',
  severity: 'warning',
  summary: 'The subject has the media type of a config, layer or blob; it has to be a manifest.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    blob: 'The subject has to be a manifest, and "{type}" is not the type of one. Registries list referrers of manifests only, so nobody finds this one by its subject.',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  *check({ model, catalogue }) {
    const type = model.subject?.mediaType;
    const entry = type === undefined ? undefined : catalogue.mediaType(type);
    if (type === undefined || entry === undefined) return;
    if (entry.roles.some((role) => role === 'manifest' || role === 'index' || role === 'artifactType'))
      return;
    const replacement = type === wellKnown.dockerConfig ? wellKnown.dockerManifest : wellKnown.ociManifest;
    const path = ['subject', 'mediaType'];
    const values = { type, replacement };
    yield {
      message: 'blob',
      at: { path },
      values,
      fixes: !isImageConfigType(type) ? [] : [fix('replace', set(path, replacement))],
    };
  },
});
