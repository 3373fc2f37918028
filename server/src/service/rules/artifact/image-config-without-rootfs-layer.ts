import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { specificationSection } from '#schemas/model/field';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { isMisspelledType } from '#service/oci/misspelledType';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { setInOrder } from '#service/oci/setInOrder';
import { sharedArtifactType } from '#service/oci/usableType';

/** Such as content pushed by `oras push --config …:application/vnd.oci.image.config.v1+json`. */
export default defineRule({
  id: 'image-config-without-rootfs-layer',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'other-layers',
  severity: 'information',
  summary: 'A manifest has an image config, but none of its layers belongs to a root filesystem.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: [
    'containerd/no-layers',
    'docker/no-layers',
    'docker-classic/media-types',
    'containers-image/fewer-diff-ids',
    'containers-image/layer-no-archive',
  ],
  messages: {
    none:
      'The image config makes this a container image, but none of its layers belongs to a root filesystem. ' +
      'One of them has the type "{layerType}". {containers-image/layer-no-archive}',
  },
  fixes: {
    'use-empty-config': 'It is an artifact: use the empty config and artifactType {layerType}',
  },
  *check(context) {
    const { classification, catalogue } = context;
    if (classification?.verdict !== 'image' || classification.rootfsLayers.length > 0) return;
    const { otherLayers, profile } = classification;
    const [first] = otherLayers;
    // Signatures, virtual machines, Wasm images, and others have this shape by convention.
    if (first === undefined || profile?.form === 'image') return;
    if (otherLayers.some(({ mediaType }) => isMisspelledType(mediaType, catalogue))) return;
    // For a known format, another rule says which config it should have.
    const types = profile?.config.types ?? [];
    if (types.length > 0 && !types.includes(classification.configType)) return;
    // Other rules report a config without content, and the contradiction between config and artifactType.
    if (context.model.config?.digest === emptyDescriptor.digest) return;
    if (ownArtifactType(context) !== undefined) return;
    yield {
      message: 'none',
      at: { path: ['config', 'mediaType'] },
      values: { layerType: first.mediaType },
      fixes: makeArtifact(
        context,
        otherLayers.map(({ mediaType }) => mediaType),
      ),
    };
  },
});

function makeArtifact(
  { kind, model, catalogue, policy }: RuleContext<'image-manifest' | 'docker-manifest'>,
  layerTypes: readonly string[],
): FixProposal<'use-empty-config'>[] {
  // Docker’s format and version 1.0 have neither the empty config nor artifactType.
  if (kind !== 'image-manifest' || policy.specification === '1.0') return [];
  const type = sharedArtifactType(layerTypes, catalogue);
  if (type === undefined) return [];
  return [
    fix('use-empty-config', [setInOrder(kind, ['artifactType'], type), ...useEmptyConfig(model.config)]),
  ];
}
