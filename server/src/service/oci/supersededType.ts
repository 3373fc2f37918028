import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import type { Profile } from '#schemas/catalogue/profiles';
import { isRestrictedLayerType } from './restrictedLayer';

/**
 * The entry of a media type that is not for new documents. Undefined for current and unknown types, and for general
 * names that only one format has given up.
 * @param profile the format that the document is recognized as
 */
export function outdatedType(
  type: string,
  profile: Profile | undefined,
  catalogue: Catalogue,
): MediaTypeEntry | undefined {
  const entry = catalogue.mediaType(type);
  if (entry === undefined || entry.status === 'current') return undefined;
  return isSomebodysOwn(type) || profile?.owner === entry.owner || hasGeneralSuccessor(entry)
    ? entry
    : undefined;
}

/** The name for the same content that has replaced a media type; undefined where there is none. */
export function successorOf(type: string, catalogue: Catalogue): string | undefined {
  const entry = catalogue.mediaType(type);
  return entry?.dropIn === false ? undefined : entry?.replacement;
}

/** The name that has replaced an outdated one. Layers that must not be distributed may be meant as such. */
export function currentNameOf(type: string, catalogue: Catalogue): string {
  return isReadRestrictedLayer(type, catalogue) ? type : (successorOf(type, catalogue) ?? type);
}

/** Tells whether a type may be proposed for one that was misspelled: an outdated one would be another mistake. */
export function isProposable(type: string, catalogue: Catalogue): boolean {
  const status = catalogue.mediaType(type)?.status ?? 'current';
  return status === 'current' || isReadRestrictedLayer(type, catalogue);
}

/** Deprecated types of layers are still read; those of drafts are not. */
function isReadRestrictedLayer(type: string, catalogue: Catalogue): boolean {
  return isRestrictedLayerType(type, catalogue) && catalogue.mediaType(type)?.status === 'deprecated';
}

/** Names with a facet, such as `vnd.`, belong to somebody; names without one may mean other things elsewhere. */
function isSomebodysOwn(type: string): boolean {
  return type.split('+', 1)[0]?.includes('.') === true;
}

function hasGeneralSuccessor({ replacement }: MediaTypeEntry): boolean {
  return replacement !== undefined && !isSomebodysOwn(replacement);
}
