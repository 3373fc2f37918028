import type { Catalogue } from '#schemas/catalogue/catalogue';

/**
 * Tells whether a type is that of a layer of container images and of nothing else, under a current name or under one that
 * no runtime reads any more.
 */
export function isContainerLayerType(type: string, catalogue: Catalogue): boolean {
  if (catalogue.isRootfsLayer(type)) return true;
  const entry = catalogue.mediaType(type);
  const isOfContainers = entry?.owner === 'OCI' || entry?.owner === 'Docker';
  return isOfContainers && entry.roles.every((role) => role === 'layer');
}

/** Tells whether a type is that of a layer that must not be pushed to other registries, an idea that has been given up. */
export function isRestrictedLayerType(type: string, catalogue: Catalogue): boolean {
  return /\.nondistributable\.|\.foreign\./.test(type) && catalogue.isRootfsLayer(type);
}
