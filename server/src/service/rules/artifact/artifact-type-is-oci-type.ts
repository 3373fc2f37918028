import { remove, set } from '#service/edits/operations';
import { wellKnown, type MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { isUsableAsArtifactType } from '#service/oci/usableType';

/** The types of the container formats say how content is stored, not what the artifact is. */
export default defineRule({
  id: 'artifact-type-is-oci-type',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index'],
  onlyWith: 'artifact-type',
  severity: 'warning',
  summary: 'artifactType names a part of the image format instead of the artifact.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    part:
      '"{type}" is the type of {part}, which every image has, and does not say what this artifact is. ' +
      'Clients that filter by artifactType take it for something else.',
  },
  fixes: {
    remove: 'Remove artifactType; the config type {configType} tells what it is',
    'use-layer-type': 'Set artifactType to the type of its layers, {layerType}',
    'use-placeholder': 'Set artifactType to {placeholder}, the type for unknown artifacts',
  },
  *check({ model, classification, catalogue }) {
    const type = model.artifactType;
    const entry = type === undefined ? undefined : catalogue.mediaType(type);
    if (type === undefined || entry === undefined || classification?.verdict === 'image') return;
    // Formats that are known to use such a type cannot do otherwise.
    if (classification?.profile !== undefined) return;
    const part = partOf(entry);
    if (part === undefined) return;
    const path = ['artifactType'];
    const configType = classification?.configType;
    const layers = [...(classification?.rootfsLayers ?? []), ...(classification?.otherLayers ?? [])];
    const layerTypes = new Set(layers.map(({ mediaType }) => mediaType));
    const [layerType] = layerTypes;
    const usable =
      layerTypes.size === 1 && layerType !== undefined && isUsableAsArtifactType(layerType, catalogue);
    const placeholder = 'application/vnd.unknown.artifact.v1';
    const values = { type, part, placeholder, configType: configType ?? '', layerType: layerType ?? '' };
    const specific = configType !== undefined && configType !== wellKnown.ociEmpty;
    yield {
      message: 'part',
      at: { path },
      values,
      fixes: [
        ...(specific ? [fix('remove' as const, remove(path))] : []),
        ...(usable ? [fix('use-layer-type' as const, set(path, layerType))] : []),
        ...(specific || usable ? [] : [fix('use-placeholder' as const, set(path, placeholder))]),
      ],
    };
  },
});

/** The part of an image that a type stands for; undefined for the types of artifacts. */
function partOf({ type, owner, roles }: MediaTypeEntry): string | undefined {
  if (owner !== 'OCI' && owner !== 'Docker') return undefined;
  if (type === wellKnown.ociEmpty) return 'the empty descriptor';
  if (roles.includes('artifactType')) return undefined;
  if (roles.includes('manifest')) return 'a manifest';
  if (roles.includes('index')) return 'an image index';
  if (roles.includes('config')) return 'an image config';
  return roles.includes('layer') ? 'a layer' : undefined;
}
