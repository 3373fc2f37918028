import { specificationSection } from '#schemas/model/field';
import { setInOrder, useEmptyConfig } from '#service/oci/fixes';
import { fix, defineRule } from '#service/lint/rule';
import { isMisspelt } from '#service/oci/misspeltType';
import { isUsableAsArtifactType } from '#service/oci/usableType';

/** Such as content pushed by `oras push --config …:application/vnd.oci.image.config.v1+json`. */
export default defineRule({
  id: 'image-config-without-rootfs-layer',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'other-layers',
  severity: 'information',
  summary: 'A container image by its config, but none of its layers belongs to a root filesystem.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    none:
      'The image config makes this a container image, but none of its layers, such as "{layerType}", belongs to a root filesystem. ' +
      'containerd unpacks nothing, and podman and dockerd refuse the image.',
  },
  fixes: {
    'use-empty-config': 'It is an artifact: use the empty config and artifactType {layerType}',
  },
  *check({ kind, model, classification, catalogue, policy }) {
    if (classification?.verdict !== 'image' || classification.rootfsLayers.length > 0) return;
    const { otherLayers, profile } = classification;
    const [first] = otherLayers;
    // Signatures, virtual machines, wasm images and others have this shape by convention.
    if (first === undefined || profile?.form === 'image') return;
    if (otherLayers.some(({ mediaType }) => isMisspelt(mediaType, catalogue))) return;
    // Which config it should have is said where the format of the artifact is known.
    const types = profile?.config.types ?? [];
    if (types.length > 0 && !types.includes(classification.configType)) return;
    // The contradiction between config and artifactType is a finding of its own.
    if ('artifactType' in model && model.artifactType !== undefined && model.artifactType !== '') return;
    const layerType = first.mediaType;
    const uniform =
      kind === 'image-manifest' &&
      // Version 1.0 knows neither the empty config nor artifactType.
      policy.specification !== '1.0' &&
      otherLayers.every(({ mediaType }) => mediaType === layerType);
    yield {
      message: 'none',
      at: { path: ['config', 'mediaType'] },
      values: { layerType },
      fixes:
        uniform && isUsableAsArtifactType(layerType, catalogue)
          ? [
              fix('use-empty-config', [
                setInOrder(kind, ['artifactType'], layerType),
                ...useEmptyConfig(model.config),
              ]),
            ]
          : [],
    };
  },
});
