import type { Catalogue } from '#schemas/catalogue/catalogue';
import { familyOf, isMediaType } from '#schemas/values/mediaType';

/**
 * Tells whether a media type is a typo rather than a type of somebody’s own: it is not a valid media type, or it
 * is in the namespace of OCI or Docker, and neither defines it. Rules about media types report it; which type was
 * intended is unknown.
 */
export function isMisspelledType(type: string, catalogue: Catalogue): boolean {
  return !isMediaType(type) || (familyOf(type) !== undefined && catalogue.mediaType(type) === undefined);
}
