import type { Catalogue } from '#schemas/catalogue/catalogue';

/** Tells whether a type is that of a layer that must not be pushed to other registries, an idea that has been given up. */
export function isRestrictedLayerType(type: string, catalogue: Catalogue): boolean {
  return /\.nondistributable\.|\.foreign\./.test(type) && catalogue.isRootfsLayer(type);
}
