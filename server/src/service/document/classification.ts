import {
  isImageConfigType,
  isRootfsLayerType,
  wellKnown,
} from '../../../../schemas/src/catalogue/mediaTypes';
import type { DocumentOf } from '../../../../schemas/src/kinds';
import type { Sound } from './shape';
import type { Model } from './parsedDocument';

/** A layer with its place in the list. */
export interface ClassifiedLayer {
  readonly index: number;
  readonly mediaType: string;
}

/**
 * What a manifest is. The media type of its config decides, and nothing else: with an image config it is
 * a container image, with any other config it is an artifact (manifest.md, "Guidelines for Artifact Usage").
 */
export interface Classification {
  readonly verdict: 'image' | 'artifact';
  readonly configType: string;
  /** `artifactType`, or for an artifact without one its config type, as the distribution specification falls back. */
  readonly effectiveType: string | undefined;
  /** The layers that containerd unpacks into the root filesystem. */
  readonly rootfsLayers: readonly ClassifiedLayer[];
  readonly otherLayers: readonly ClassifiedLayer[];
  /** A shape that looks mixed but is a convention of its own. */
  readonly convention: 'cosign' | 'attestation' | undefined;
}

/** Classifies a manifest; undefined for other kinds and while the config has no media type. */
export function classifyManifest(model: Pick<Model, 'kind' | 'value'>): Classification | undefined {
  if (model.kind !== 'image-manifest' && model.kind !== 'docker-manifest') return undefined;
  const manifest = (model.value ?? {}) as Sound<DocumentOf<'image-manifest'>>;
  const configType = manifest.config?.mediaType;
  if (configType === undefined) return undefined;
  const layers = (manifest.layers ?? []).flatMap((layer, index) =>
    layer?.mediaType === undefined ? [] : [{ index, mediaType: layer.mediaType }],
  );
  const rootfsLayers = layers.filter((layer) => isRootfsLayerType(layer.mediaType));
  const otherLayers = layers.filter((layer) => !isRootfsLayerType(layer.mediaType));
  const image = isImageConfigType(configType);
  const artifactType = manifest.artifactType === '' ? undefined : manifest.artifactType;
  return {
    verdict: image ? 'image' : 'artifact',
    configType,
    effectiveType: artifactType ?? (image || configType === wellKnown.ociEmpty ? undefined : configType),
    rootfsLayers,
    otherLayers,
    convention: image && rootfsLayers.length === 0 ? conventionOf(otherLayers) : undefined,
  };
}

const cosignLayers = new Set(['application/vnd.dev.cosign.simplesigning.v1+json', 'application/vnd.dsse.envelope.v1+json']);

function conventionOf(layers: readonly ClassifiedLayer[]): Classification['convention'] {
  if (layers.length === 0) return undefined;
  if (layers.every(({ mediaType }) => cosignLayers.has(mediaType))) return 'cosign';
  if (layers.every(({ mediaType }) => mediaType === wellKnown.inToto)) return 'attestation';
  return undefined;
}
