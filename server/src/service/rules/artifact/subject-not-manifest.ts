import { isImageConfigType, wellKnown } from '../../../../../schemas/src/catalogue/mediaTypes';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';

/** A subject is a manifest; registries list referrers of manifests only. */
export default defineRule({
  id: 'subject-not-manifest',
  subject: 'artifact',
  kinds: ['image-manifest', 'image-index', 'artifact-manifest'],
  onlyWith: 'subject',
  severity: 'warning',
  summary: 'The subject has the media type of a config, layer or blob; it has to be a manifest.',
  specification: specification('manifest.md', 'image-manifest-property-descriptions'),
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
      fixes: !isImageConfigType(type)
        ? []
        : [{ fix: 'replace', operations: [{ op: 'set', path, value: replacement }] }],
    };
  },
});
