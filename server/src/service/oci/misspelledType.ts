import type { Catalogue } from '#schemas/catalogue/catalogue';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import { successorOf } from './supersededType';

/**
 * Tells whether a media type is a wrong name rather than a type of somebody’s own: it is not a valid media type, it is in
 * the namespace of OCI or Docker and neither defines it, or it is an outdated name for a layer of a root filesystem. Rules
 * about media types report it.
 */
export function isMisspelledType(type: string, catalogue: Catalogue): boolean {
  if (!isMediaType(type)) return true;
  if (catalogue.mediaType(type) === undefined) return familyOf(type) !== undefined;
  const successor = catalogue.isRootfsLayer(type) ? undefined : successorOf(type, catalogue);
  return successor !== undefined && catalogue.isRootfsLayer(successor);
}
