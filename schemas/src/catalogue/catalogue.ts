import { annotationEntries, lookUpAnnotation, type AnnotationEntry } from './annotations';
import { lookUpContent, type WellKnownContent } from './digests';
import { lookUpMediaType, mediaTypes, type MediaTypeEntry } from './mediaTypes';
import { platforms, type PlatformCatalogue } from './platforms';

/** What is known of the ecosystem; a value, so that a team's own entries can be added to it. */
export interface Catalogue {
  readonly mediaTypes: readonly MediaTypeEntry[];
  mediaType(type: string): MediaTypeEntry | undefined;
  readonly annotations: readonly AnnotationEntry[];
  annotation(key: string): AnnotationEntry | undefined;
  readonly platforms: PlatformCatalogue;
  content(digest: string): WellKnownContent | undefined;
}

/** The catalogue that the product ships. */
export const builtInCatalogue: Catalogue = Object.freeze({
  mediaTypes,
  mediaType: lookUpMediaType,
  annotations: annotationEntries,
  annotation: lookUpAnnotation,
  platforms,
  content: lookUpContent,
});
