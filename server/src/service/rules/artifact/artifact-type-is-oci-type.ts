import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { remove, set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { imagePartOf, sharedArtifactType, unknownArtifact } from '#service/oci/usableType';

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
    manifest:
      '"{type}" is the type of a manifest and does not say what this artifact is. ' +
      'Clients that filter by artifactType mistake it for something else.',
    index:
      '"{type}" is the type of an image index and does not say what this artifact is. ' +
      'Clients that filter by artifactType mistake it for something else.',
    config:
      '"{type}" is the type of an image config and does not say what this artifact is. ' +
      'Clients that filter by artifactType mistake it for something else.',
    layer:
      '"{type}" is the type of a layer and does not say what this artifact is. ' +
      'Clients that filter by artifactType mistake it for something else.',
    empty:
      '"{type}" is the type of the empty descriptor and does not say what this artifact is. ' +
      'Clients that filter by artifactType mistake it for something else.',
  },
  fixes: {
    remove: 'Remove artifactType: the config type {configType} says what the artifact is',
    'use-layer-type': 'Set artifactType to the type of the layers, {layerType}',
    'use-placeholder': 'Set artifactType to {placeholder}, the type for unknown artifacts',
  },
  *check(context) {
    const { model, classification, catalogue } = context;
    const type = model.artifactType;
    if (type === undefined || classification?.verdict === 'image') return;
    // Known formats that use such a type cannot change it.
    if (classification?.profile !== undefined) return;
    const part = imagePartOf(type, catalogue);
    if (part === undefined) return;
    yield { message: part, at: { path: ['artifactType'] }, values: { type }, fixes: fixesFor(context) };
  },
});

function fixesFor({
  classification,
  catalogue,
}: RuleContext): FixProposal<'remove' | 'use-layer-type' | 'use-placeholder'>[] {
  const path = ['artifactType'];
  const configType = classification?.configType;
  const layers = [...(classification?.rootfsLayers ?? []), ...(classification?.otherLayers ?? [])];
  const layerType = sharedArtifactType(
    layers.map(({ mediaType }) => mediaType),
    catalogue,
  );
  const fixes = [
    ...(configType === undefined || configType === wellKnown.ociEmpty
      ? []
      : [fix('remove', remove(path), { values: { configType } })]),
    ...(layerType === undefined
      ? []
      : [fix('use-layer-type', set(path, layerType), { values: { layerType } })]),
  ];
  if (fixes.length > 0) return fixes;
  return [fix('use-placeholder', set(path, unknownArtifact), { values: { placeholder: unknownArtifact } })];
}
