import type { Catalogue } from '#schemas/catalogue/catalogue';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import { repairCase } from './mediaTypeRepair';

/** The type of an artifact about which nothing is known; authors replace it with a type of their own. */
export const unknownArtifact = 'application/vnd.unknown.artifact.v1';

/** The type that all layers share, if it also says what the artifact is, so that it can be its artifact type. */
export function sharedArtifactType(
  layerTypes: Iterable<string | undefined>,
  catalogue: Catalogue,
): string | undefined {
  const [type, ...others] = new Set(layerTypes);
  if (type === undefined || others.length > 0) return undefined;
  return saysWhatItIs(type, catalogue) ? type : undefined;
}

/** The types of the container formats say how content is stored; other types say what it is. */
function saysWhatItIs(type: string, catalogue: Catalogue): boolean {
  if (!isMediaType(type) || repairCase(type, catalogue) !== undefined) return false;
  return familyOf(type) === undefined || catalogue.mediaType(type)?.roles.includes('artifactType') === true;
}
