import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isImageConfigType, wellKnown, type MediaTypeRole } from '#schemas/catalogue/mediaTypes';
import { fitsAny, recognizeProfile } from '#schemas/catalogue/profiles';
import type { JsonPath } from '#schemas/jsonPath';
import { kindByDescriptorType } from '#schemas/kinds';
import { memberAt } from '#schemas/plainData';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { Classification } from '#service/oci/classification';
import { canBe, formOfType, type ContentForm } from '#service/oci/contentForm';
import { imagePartOf, isGenericType, isPlaceholderType } from '#service/oci/usableType';
import { valueAt } from '#service/document/shape';
import { otherLayerTypes } from './formatsOfLayers';
import { saysArtifact, siblingOf, type CompletionTarget } from './completionTarget';

/**
 * Tells whether a media type can be offered at `path`: no rule must complain of it, as far as the type, the kind of
 * the document and what is beside it decide.
 */
export function isSuitableType(
  type: string,
  path: JsonPath,
  roles: readonly MediaTypeRole[],
  target: CompletionTarget,
  classification: Classification | undefined,
): boolean {
  const { catalogue } = target;
  const entry = catalogue.mediaType(type);
  if (!isMediaType(type) || isPlaceholderType(type) || (entry !== undefined && entry.status !== 'current'))
    return false;
  if (roles.includes('artifactType'))
    return !isGenericType(type) && imagePartOf(type, catalogue) === undefined;
  if (type === wellKnown.ociEmpty && !mayBeEmpty(target, path)) return false;
  if (isImageConfigType(type) && saysArtifact(target)) return false;
  if (contradictsContent(type, path, target)) return false;
  if (!isOfFamily(type, path, roles, target)) return false;
  if (path[0] === 'layers')
    return (
      !isUsedUp(type, path, target, classification) && isFittingLayer(type, path, target, classification)
    );
  const isIndex = entry?.roles.includes('index') === true;
  return !(isIndex && siblingOf(target, path, 'platform') !== undefined);
}

/** The type of the empty descriptor goes with its digest, which may not have been written yet. */
function mayBeEmpty(target: CompletionTarget, path: JsonPath): boolean {
  const digest = siblingOf(target, path, 'digest');
  return typeof digest !== 'string' || /^(?:sha256:?)?$/.test(digest) || digest === emptyDescriptor.digest;
}

/** The content of a few digests is known, and is not what every type promises. */
function contradictsContent(type: string, path: JsonPath, target: CompletionTarget): boolean {
  const digest = siblingOf(target, path, 'digest');
  const form = typeof digest === 'string' ? target.catalogue.content(digest)?.form : undefined;
  return form !== undefined && !canHaveForm(type, form);
}

/**
 * Tells whether known content of a form can be what a type promises; none of it is a document of a known kind, or the config of a
 * chart.
 */
export function canHaveForm(type: string, form: ContentForm): boolean {
  if (kindByDescriptorType.has(type) || type === wellKnown.helmConfig) return false;
  const promised = formOfType(type);
  return promised === undefined || canBe(form, promised);
}

/** Documents of Docker and of the OCI have names of their own for the parts of images. */
function isOfFamily(
  type: string,
  path: JsonPath,
  roles: readonly MediaTypeRole[],
  { model: { kind }, catalogue }: CompletionTarget,
): boolean {
  const family = familyOf(type);
  const isOfManifests = roles.includes('manifest');
  switch (kind) {
    case 'docker-manifest':
      return catalogue.mediaType(type)?.owner === 'Docker' && !type.endsWith('.zstd');
    case 'docker-manifest-list':
      return family === 'docker';
    case 'image-manifest':
    case 'image-index':
      // Artifacts are attached to images of Docker’s types as well.
      if (path[0] === 'subject') return true;
      return isOfManifests ? family !== 'docker' : catalogue.mediaType(type)?.ociTwin === undefined;
    default:
      return true;
  }
}

/** Tells whether a format allows no more layers of a type than there are beside the one that is being written. */
export function isUsedUp(
  type: string,
  path: JsonPath,
  { value }: CompletionTarget,
  classification: Classification | undefined,
): boolean {
  const group = classification?.profile?.layers.find(({ types }) => fitsAny(type, types));
  if (group?.max == null) return false;
  const layers = memberAt(value, 'layers');
  const others = (Array.isArray(layers) ? layers : []).filter(
    (layer, index) => index !== path[1] && fitsAny(String(memberAt(layer, 'mediaType')), group.types),
  );
  return others.length >= group.max;
}

/**
 * An image has layers of its root filesystem, or only others where a special form of image is known to have them. Some formats
 * have no layers but their own.
 */
function isFittingLayer(
  type: string,
  path: JsonPath,
  target: CompletionTarget,
  classification: Classification | undefined,
): boolean {
  const { profile, verdict } = classification ?? {};
  if (
    profile !== undefined &&
    fitsAny(
      type,
      profile.layers.flatMap(({ types }) => types),
    )
  )
    return true;
  if (profile?.otherLayers === false) return false;
  if (verdict !== 'image' || target.catalogue.isRootfsLayer(type)) return true;
  return isLayerOfSpecialImage(type, path, target, classification?.configType);
}

/** Tells whether a layer that is not of a root filesystem makes an image one of a special form, and nothing else is beside it. */
function isLayerOfSpecialImage(
  type: string,
  path: JsonPath,
  target: CompletionTarget,
  configType = '',
): boolean {
  const { catalogue, value } = target;
  const others = otherLayerTypes(target, path[1]);
  if (others.some((each) => catalogue.isRootfsLayer(each))) return false;
  const artifactType = valueAt(value, ['artifactType']);
  const profile = recognizeProfile(
    {
      artifactType: typeof artifactType === 'string' && artifactType !== '' ? artifactType : undefined,
      configType,
      layerTypes: [...others, type],
      annotations: {},
    },
    catalogue.profiles,
  );
  return profile?.form === 'image' && profile.layers.some(({ types }) => fitsAny(type, types));
}
