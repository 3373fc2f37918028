import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { recognizeProfile, type Profile } from '#schemas/catalogue/profiles';
import type { DocumentOf } from '#schemas/kinds';
import { isEarlyDockerConfig } from './earlyDockerConfig';
import type { ValidPart } from '#service/document/shape';
import type { Model } from '#service/document/parsedDocument';

/** A layer with its place in the list. */
export interface ClassifiedLayer {
  readonly index: number;
  readonly mediaType: string;
}

/**
 * What a manifest is. The media type of its config decides, and nothing else: with an image config it is
 * a container image, with any other config it is an artifact (manifest.md, "Guidelines for Artifact Usage"). Configs of
 * early Docker images have a general type; the layers tell them from others.
 */
export interface Classification {
  readonly verdict: 'image' | 'artifact';
  readonly configType: string;
  /** `artifactType`, or for an artifact without one its config type, as the distribution specification falls back. */
  readonly effectiveType: string | undefined;
  /** The layers that containerd unpacks into the root filesystem. */
  readonly rootfsLayers: readonly ClassifiedLayer[];
  readonly otherLayers: readonly ClassifiedLayer[];
  /** The artifact format, or the special form of image, that the manifest is recognised as. */
  readonly profile: Profile | undefined;
}

/** Tells whether an image has an `artifactType` by convention, such as one that was converted and is attached to the original. */
export function hasTypeByConvention({ profile }: Classification): boolean {
  return profile?.form === 'image' && profile.match.artifactType !== undefined;
}

/** The layers that runtimes unpack as files: none of an artifact, nor of an image that needs a snapshotter of its own. */
export function unpackedLayers(classification: Classification | undefined): readonly ClassifiedLayer[] {
  if (classification === undefined || !isUnpacked(classification)) return [];
  return classification.rootfsLayers;
}

/** Tells whether runtimes unpack layers of a manifest as files of a root filesystem. */
export function isUnpacked({ verdict, profile }: Classification): boolean {
  return verdict === 'image' && profile?.opaqueLayers !== true;
}

/** Classifies a manifest; undefined for other kinds and while the config has no media type. */
export function classifyManifest(
  model: Pick<Model, 'kind' | 'value'>,
  catalogue: Catalogue,
): Classification | undefined {
  if (model.kind !== 'image-manifest' && model.kind !== 'docker-manifest') return undefined;
  const manifest = (model.value ?? {}) as ValidPart<DocumentOf<'image-manifest'>>;
  const configType = manifest.config?.mediaType;
  if (configType === undefined) return undefined;
  const { rootfsLayers, otherLayers, layerTypes, layerAnnotations } = sortLayers(
    manifest.layers ?? [],
    catalogue,
  );
  const early =
    model.kind === 'docker-manifest' && isEarlyDockerConfig(configType) && rootfsLayers.length > 0;
  const image = isImageConfigType(configType) || early;
  const artifactType = manifest.artifactType === '' ? undefined : manifest.artifactType;
  return {
    verdict: image ? 'image' : 'artifact',
    configType,
    effectiveType: artifactType ?? (image || configType === wellKnown.ociEmpty ? undefined : configType),
    rootfsLayers,
    otherLayers,
    profile: recognizeProfile(
      {
        artifactType,
        configType,
        layerTypes,
        layerAnnotations,
        annotations: manifest.annotations ?? {},
      },
      catalogue.profiles,
    ),
  };
}

/** Sorts layers by whether they are unpacked; each media type is looked at once, since layers repeat theirs. */
function sortLayers(
  layers: NonNullable<ValidPart<DocumentOf<'image-manifest'>>['layers']>,
  catalogue: Catalogue,
) {
  const isRootfs = new Map<string, boolean>();
  const rootfsLayers: ClassifiedLayer[] = [];
  const otherLayers: ClassifiedLayer[] = [];
  const layerAnnotations = new Set<string>();
  for (let index = 0; index < layers.length; index++) {
    const { mediaType, annotations = {} } = layers[index] ?? {};
    for (const key of Object.keys(annotations)) layerAnnotations.add(key);
    if (mediaType === undefined) continue;
    let rootfs = isRootfs.get(mediaType);
    if (rootfs === undefined) isRootfs.set(mediaType, (rootfs = catalogue.isRootfsLayer(mediaType)));
    (rootfs ? rootfsLayers : otherLayers).push({ index, mediaType });
  }
  return { rootfsLayers, otherLayers, layerTypes: [...isRootfs.keys()], layerAnnotations };
}
