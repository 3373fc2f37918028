import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { remove, set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import type { Classification } from '#service/oci/classification';
import { imagePartOf, isGenericType, sharedArtifactType, unknownArtifact } from '#service/oci/usableType';

/** The types of parts say how content is stored, not what the artifact is. */
export default defineRule({
  id: 'artifact-type-is-oci-type',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index'],
  onlyWith: 'artifact-type',
  severity: 'warning',
  summary: 'artifactType is the type of a part, such as a layer, instead of the type of the artifact.',
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
    'layer-of-format':
      '"{type}" is the type of a layer, and the config type "{configType}" already says what this artifact is. ' +
      'Clients that filter by artifactType look for the type of the artifact.',
    'config-of-format':
      '"{type}" is the type of another config. The config type of this artifact, "{configType}", says what it is. ' +
      'Clients that filter by artifactType mistake this artifact for something else.',
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
    const at = { path: ['artifactType'] };
    const part = imagePartOf(type, catalogue);
    // Known formats that use such a type cannot change it.
    if (part !== undefined && classification?.profile === undefined)
      yield { message: part, at, values: { type }, fixes: fixesFor(context) };
    else if (part === undefined && classification !== undefined)
      yield* checkAgainstConfig(type, classification, catalogue);
  },
});

/** Beside a config that names the artifact, a type of layers or of other configs says nothing, or something else. */
function* checkAgainstConfig(type: string, { configType, profile }: Classification, catalogue: Catalogue) {
  if (type === configType || isGenericType(type) || profile?.match.artifactType !== undefined) return;
  const isNamed = catalogue.mediaType(configType)?.roles.includes('config') === true;
  if (!isNamed || configType === wellKnown.ociEmpty || isGenericType(configType)) return;
  const roles = catalogue.mediaType(type)?.roles ?? [];
  const role = (['layer', 'config'] as const).find((each) => roles.includes(each));
  if (role === undefined || roles.includes('artifactType')) return;
  const path = ['artifactType'];
  yield {
    message: `${role}-of-format` as const,
    at: { path },
    values: { type, configType },
    // Registries may list it under the type of the layer, but nothing refuses it.
    severity: 'information' as const,
    fixes: [fix('remove', remove(path), { values: { configType } })],
  };
}

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
