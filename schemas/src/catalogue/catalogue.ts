import { lookUpContent, type WellKnownContent } from './knownContent';
import { lookUpAnnotation, type AnnotationEntry } from './annotations';
import { catalogueData } from './data';
import { isRootfsLayerType, lookUpMediaType, type MediaTypeEntry } from './mediaTypes';
import { platforms, type PlatformCatalogue } from './platforms';
import type { Profile } from './profiles';

/** What is known of the ecosystem; a value, so that a team's own entries can be added to it. */
export interface Catalogue {
  readonly mediaTypes: readonly MediaTypeEntry[];
  mediaType(type: string): MediaTypeEntry | undefined;
  readonly annotations: readonly AnnotationEntry[];
  annotation(key: string): AnnotationEntry | undefined;
  readonly platforms: PlatformCatalogue;
  content(digest: string): WellKnownContent | undefined;
  /** Tells whether a layer of this type counts as part of the root filesystem, for containerd or the team’s runtime. */
  isRootfsLayer(type: string): boolean;
  /** Artifact formats, the most specific first. */
  readonly profiles: readonly Profile[];
}

/** The catalogue that the product ships. */
export const builtInCatalogue: Catalogue = Object.freeze({
  get mediaTypes() {
    return catalogueData.mediaTypes;
  },
  mediaType: lookUpMediaType,
  get annotations() {
    return catalogueData.annotations;
  },
  annotation: lookUpAnnotation,
  platforms,
  content: lookUpContent,
  isRootfsLayer: isRootfsLayerType,
  get profiles() {
    return catalogueData.profiles;
  },
});

/** A team's own entries. */
export interface CatalogueAdditions {
  readonly mediaTypes: readonly MediaTypeEntry[];
  readonly profiles: readonly Profile[];
}

/** A catalogue with entries added, which override those that are there. */
export function extendCatalogue(base: Catalogue, additions: CatalogueAdditions): Catalogue {
  if (additions.mediaTypes.length === 0 && additions.profiles.length === 0) return base;
  const added = new Map(additions.mediaTypes.map((entry) => [entry.type, entry]));
  return Object.freeze({
    ...base,
    mediaTypes: [...additions.mediaTypes, ...base.mediaTypes],
    mediaType: (type: string) => added.get(type) ?? base.mediaType(type),
    isRootfsLayer: (type: string) => added.get(type)?.rootfs ?? base.isRootfsLayer(type),
    profiles: [...additions.profiles, ...base.profiles],
  });
}
