import { lookUpContent, type WellKnownContent } from './digests';
import { lookUpMediaType, mediaTypes, type MediaTypeEntry } from './mediaTypes';

/** What is known of the ecosystem; a value, so that a team's own entries can be added to it. */
export interface Catalogue {
  readonly mediaTypes: readonly MediaTypeEntry[];
  mediaType(type: string): MediaTypeEntry | undefined;
  content(digest: string): WellKnownContent | undefined;
}

/** The catalogue that the product ships. */
export const builtInCatalogue: Catalogue = Object.freeze({
  mediaTypes,
  mediaType: lookUpMediaType,
  content: lookUpContent,
});
