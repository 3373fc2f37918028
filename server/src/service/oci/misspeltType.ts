import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';

/**
 * Tells whether a media type is a slip rather than a type of somebody's own: no media type at all, or one in
 * the name space of OCI or Docker that neither defines. Rules about media types report it; what it was meant
 * to be is not known.
 */
export function isMisspelt(type: string, catalogue: Catalogue): boolean {
  return !isMediaType(type) || (familyOf(type) !== undefined && catalogue.mediaType(type) === undefined);
}
