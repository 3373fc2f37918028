import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { repairCase } from './mediaTypeRepair';

/** Tells whether the type of a layer says what an artifact is, so that it can be proposed as its type. */
export function isUsableAsArtifactType(type: string, catalogue: Catalogue): boolean {
  if (!isMediaType(type) || repairCase(type, catalogue) !== undefined) return false;
  return familyOf(type) === undefined || catalogue.mediaType(type)?.roles.includes('artifactType') === true;
}
