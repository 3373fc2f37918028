import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix } from '#service/lint/rule';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { isContainerLayerType } from '#service/oci/restrictedLayer';

/** A copied descriptor: the config with the type of a layer or of a manifest. */
export default defineRule({
  id: 'config-is-layer-type',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'warning',
  summary: 'The config has the media type of a layer or of a manifest.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: ['containerd/runs-images-only', 'containers-image/artifact-as-image'],
  messages: {
    layer: '"{type}" is the type of a layer, but this is the config. {containers-image/artifact-as-image}',
    manifest:
      '"{type}" is the type of a manifest, but this is the config. {containers-image/artifact-as-image}',
  },
  fixes: {
    'use-image-config': 'Replace "{type}" with "{replacement}"',
  },
  *check(context) {
    const { kind, model, catalogue } = context;
    const type = model.config?.mediaType;
    const entry = type === undefined ? undefined : catalogue.mediaType(type);
    if (type === undefined || entry === undefined) return;
    const isManifest = entry.roles.includes('manifest') || entry.roles.includes('index');
    if (!isContainerLayerType(type, catalogue) && !isManifest) return;
    const replacement = kind === 'docker-manifest' ? wellKnown.dockerConfig : wellKnown.ociConfig;
    const path = ['config', 'mediaType'];
    yield {
      message: isManifest ? 'manifest' : 'layer',
      at: { path },
      values: { type, replacement },
      fixes: looksLikeImage(context) ? [fix('use-image-config', set(path, replacement))] : [],
    };
  },
});

/** All layers belong to a root filesystem, and neither an artifact type nor well-known content says otherwise. */
function looksLikeImage(context: RuleContext<'image-manifest' | 'docker-manifest'>): boolean {
  const { classification, model, catalogue } = context;
  const digest = model.config?.digest;
  // None of the well-known contents is an image config.
  if (digest !== undefined && catalogue.content(digest) !== undefined) return false;
  if (classification === undefined || ownArtifactType(context) !== undefined) return false;
  return classification.rootfsLayers.length > 0 && classification.otherLayers.length === 0;
}
