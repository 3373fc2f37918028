import { fitsAny, type Profile } from '#schemas/catalogue/profiles';
import type { JsonPath } from '#schemas/jsonPath';
import { oncePer } from '#schemas/once';
import { valueAt } from '#service/document/shape';
import type { CompletionTarget } from './completionTarget';

/** The media types of the layers that have one already. */
export const layerTypes = oncePer(({ value }: CompletionTarget): readonly string[] => {
  const layers = valueAt(value, ['layers']);
  if (!Array.isArray(layers)) return [];
  const types = layers.map((layer) => valueAt(layer, ['mediaType']));
  return types.filter((type): type is string => typeof type === 'string' && type !== '');
});

/** How many layers there are of each type. */
const layersByType = oncePer((target: CompletionTarget): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const type of layerTypes(target)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
});

/** The media types of the layers but the one at a place in the list, each once. */
export function otherLayerTypes(
  target: CompletionTarget,
  index: JsonPath[number] | undefined,
): readonly string[] {
  const own = index === undefined ? undefined : valueAt(target.value, ['layers', index, 'mediaType']);
  const counts = layersByType(target);
  return [...counts.keys()].filter((type) => type !== own || counts.get(type) !== 1);
}

/** Tells whether there are layers, and none of them is of a root filesystem. */
export function hasOwnLayersOnly(target: CompletionTarget): boolean {
  const types = [...layersByType(target).keys()];
  return types.length > 0 && !types.some((type) => target.catalogue.isRootfsLayer(type));
}

/**
 * The formats that have just such layers as are written, those first that are recognized by more than their layers; none while a
 * layer is of a root filesystem, as of nearly all images and of some of many formats.
 */
export const formatsOfLayers = oncePer((target: CompletionTarget): readonly Profile[] => {
  if (!hasOwnLayersOnly(target)) return [];
  const counts = layersByType(target);
  const fitting = target.catalogue.profiles.filter((profile) => hasJustSuchLayers(profile, counts));
  return [...fitting.filter(({ lenient }) => lenient !== true), ...fitting.filter(({ lenient }) => lenient)];
});

function hasJustSuchLayers({ layers }: Profile, counts: ReadonlyMap<string, number>): boolean {
  const isFitting = [...counts.keys()].every((type) => layers.some((group) => fitsAny(type, group.types)));
  return (
    isFitting &&
    layers.every((group) => {
      let count = 0;
      for (const [type, number] of counts) if (fitsAny(type, group.types)) count += number;
      return count >= group.min && count <= (group.max ?? Infinity);
    })
  );
}
