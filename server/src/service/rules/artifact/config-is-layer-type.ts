import { set } from '#service/edits/operations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** A copied descriptor: the config with the type of a layer or of a manifest. */
export default defineRule({
  id: 'config-is-layer-type',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'warning',
  summary: 'The config has the media type of a layer or of a manifest.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    layer:
      '"{type}" is the type of a layer, and this is the config. Runtimes that look for an image config take the manifest for an artifact and do not run it.',
    manifest:
      '"{type}" is the type of a manifest, and this is the config. Clients take it for another document.',
  },
  fixes: {
    'use-image-config': 'Replace "{type}" by "{replacement}"',
  },
  *check({ kind, model, catalogue, classification }) {
    const type = model.config?.mediaType;
    if (type === undefined) return;
    const entry = catalogue.mediaType(type);
    const roles = entry?.roles ?? [];
    const isManifest = roles.includes('manifest') || roles.includes('index');
    if (entry?.rootfs !== true && !isManifest) return;
    const replacement = kind === 'docker-manifest' ? wellKnown.dockerConfig : wellKnown.ociConfig;
    const values = { type, replacement };
    const isImage =
      (classification?.rootfsLayers.length ?? 0) > 0 && classification?.otherLayers.length === 0;
    const labelled = 'artifactType' in model && model.artifactType !== undefined && model.artifactType !== '';
    const path = ['config', 'mediaType'];
    yield {
      message: isManifest ? 'manifest' : 'layer',
      at: { path },
      values,
      fixes: isImage && !labelled ? [fix('use-image-config', set(path, replacement))] : [],
    };
  },
});
