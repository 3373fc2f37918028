import type { Catalogue } from '#schemas/catalogue/catalogue';
import { fitsAny, type ManifestTraits, type Profile, type ProfileLayer } from '#schemas/catalogue/profiles';
import { eitherOf } from '#schemas/prose';
import type { Severity } from '#schemas/severity';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { ClassifiedLayer } from './classification';
import type { DocumentContent } from './documentContent';
import { NearMisses, repairSyntax } from './mediaTypeRepair';
import { successorOf } from './supersededType';

/** A group of layers that a format has, with the layers of the manifest that belong to it. */
export interface FilledGroup {
  readonly group: ProfileLayer;
  readonly layers: readonly ClassifiedLayer[];
}

/** A manifest compared with the format that it is recognized as. */
export interface Comparison {
  readonly profile: Profile;
  readonly groups: readonly FilledGroup[];
  /** The layers that belong to none of the groups. */
  readonly others: readonly ClassifiedLayer[];
}

/**
 * Compares a manifest with the format that it is recognized as. Undefined without such a format, and while a
 * layer has no media type, because its group is then unknown.
 */
export function compareWithProfile({ classification, model }: DocumentContent): Comparison | undefined {
  if (classification?.profile === undefined) return undefined;
  if (!('layers' in model) || !Array.isArray(model.layers)) return undefined;
  const layers = [...classification.rootfsLayers, ...classification.otherLayers];
  if (layers.length < model.layers.length) return undefined;
  layers.sort((a, b) => a.index - b.index);
  return sortIntoGroups(layers, classification.profile);
}

function sortIntoGroups(layers: readonly ClassifiedLayer[], profile: Profile): Comparison {
  const groups = profile.layers.map((group) => ({ group, layers: new Array<ClassifiedLayer>() }));
  const others: ClassifiedLayer[] = [];
  for (const layer of layers) {
    const fitting = groups.filter(({ group }) => fitsAny(layer.mediaType, group.types));
    // Where two groups share a type, what the first has no room for belongs to the second.
    const home = fitting.find(({ group, layers: own }) => group.max === null || own.length < group.max);
    ((home ?? fitting[0])?.layers ?? others).push(layer);
  }
  return { profile, groups, others };
}

/** The groups that have fewer layers than their format needs. */
export function groupsThatLack({ groups }: Comparison): readonly FilledGroup[] {
  return groups.filter(({ group, layers }) => layers.length < group.min);
}

/** Tells which media type a misspelled or outdated one should be, as the rules about media types propose it. */
export function spellingCheck(catalogue: Catalogue): (type: string) => string | undefined {
  let nearMisses: NearMisses | undefined;
  return (type) => {
    if (isMediaType(type) && catalogue.mediaType(type) !== undefined) return successorOf(type, catalogue);
    nearMisses ??= new NearMisses(catalogue);
    return isMediaType(type) ? nearMisses.of(type) : repairSyntax(type, catalogue, nearMisses);
  };
}

/**
 * Tells whether a layer type that a format does not have is one that somebody defined for another format. Then the layer
 * may be right, and the config wrong.
 */
export function isTypeOfAnother(type: string, catalogue: Catalogue): boolean {
  if (!type.includes('/vnd.') || familyOf(type) !== undefined) return false;
  return catalogue.mediaType(type)?.roles.includes('layer') === true;
}

/** The types of the layers of a manifest, in their order; empty for a layer without one. */
export function layerTypesOf({
  layers = [],
}: {
  readonly layers?: readonly ({ readonly mediaType?: string } | undefined)[];
}): readonly string[] {
  return layers.map((layer) => layer?.mediaType ?? '');
}

/**
 * Tells whether a format has configs of the type that a manifest has. An artifact of its own may carry a file of the format
 * beside others, and then has a config of its own.
 */
export function providesForConfig(
  profile: Profile,
  { artifactType, configType, layerTypes }: Omit<ManifestTraits, 'annotations'>,
): boolean {
  const { types } = profile.config;
  if (types.length === 0 || fitsAny(configType, types)) return true;
  const own = profile.match.layers;
  return artifactType !== undefined && own !== undefined && layerTypes.some((type) => !fitsAny(type, own));
}

/** How a departure from a format is reported. */
export interface Departure {
  readonly message: 'required' | 'unusual';
  readonly severity: Severity;
}

/** How a departure from a format is reported: as a milder finding where no consumer is known to refuse it. */
export function departureFrom({ lenient }: Profile): Departure {
  return lenient === true
    ? { message: 'unusual', severity: 'information' }
    : { message: 'required', severity: 'warning' };
}

/** What one manifest of a format is called in a sentence, such as `Helm chart`. */
export function singularName({ name, noun }: Profile): string {
  // Names of several things, such as `Kyverno policies`, have another noun for the one manifest.
  return name.toLowerCase().includes(noun.toLowerCase()) ? name : noun;
}

/** The first two media types of a format for a sentence, which says when there are more. */
export function someTypes(types: readonly string[]): string {
  const shown = types.slice(0, 2).map((type) => `"${type}"`);
  return eitherOf(types.length > shown.length ? [...shown, 'another known type'] : shown);
}

/** The one media type that a list names, if it names exactly one. */
export function onlyType(types: readonly string[]): string | undefined {
  const [type] = types;
  return types.length === 1 && type?.endsWith('*') === false ? type : undefined;
}

/** The type that a layer should have where a list names several: the first, which is the current one. */
export function currentType(types: readonly string[]): string | undefined {
  return types.find((type) => !type.endsWith('*'));
}
