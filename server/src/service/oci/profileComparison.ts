import { isMediaType } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { fitsAny, type Profile, type ProfileLayer } from '#schemas/catalogue/profiles';
import type { ClassifiedLayer } from './classification';
import type { DocumentContent } from './documentContent';
import { NearMisses, repairCase, repairSyntax } from './mediaTypeRepair';
import type { Severity } from '#schemas/severity';

/** A group of layers that a format has, with the layers of the manifest that belong to it. */
export interface FilledGroup {
  readonly group: ProfileLayer;
  readonly layers: readonly ClassifiedLayer[];
}

/** A manifest held against the format that it is recognised as. */
export interface Comparison {
  readonly profile: Profile;
  readonly groups: readonly FilledGroup[];
  /** The layers that belong to none of the groups. */
  readonly others: readonly ClassifiedLayer[];
}

/**
 * Holds a manifest against the format that it is recognised as. Undefined without such a format, and while a
 * layer has no media type, since nobody knows where it belongs.
 */
export function compareWithProfile({ classification, model }: DocumentContent): Comparison | undefined {
  const profile = classification?.profile;
  if (profile === undefined || !('layers' in model) || !Array.isArray(model.layers)) return undefined;
  const layers = [...classification!.rootfsLayers, ...classification!.otherLayers];
  if (layers.length < model.layers.length) return undefined;
  layers.sort((a, b) => a.index - b.index);
  const groups = profile.layers.map((group) => ({ group, layers: [] as ClassifiedLayer[] }));
  const others: ClassifiedLayer[] = [];
  for (const layer of layers) {
    const fitting = groups.filter(({ group }) => fitsAny(layer.mediaType, group.types));
    // Where two groups share a type, what the first has no room for belongs to the second.
    const home = fitting.find(({ group, layers: own }) => group.max === null || own.length < group.max);
    ((home ?? fitting[0])?.layers ?? others).push(layer);
  }
  return { profile, groups, others };
}

/** Tells which media type a misspelt one was meant to be, as the rules about media types propose it. */
export function spellingCheck(catalogue: Catalogue): (type: string) => string | undefined {
  let nearMisses: NearMisses | undefined;
  return (type) => {
    if (catalogue.mediaType(type)?.status === 'current') return undefined;
    if (!isMediaType(type)) return repairSyntax(type, catalogue);
    nearMisses ??= new NearMisses(catalogue);
    return nearMisses.of(type) ?? repairCase(type, catalogue);
  };
}

/** How a departure weighs: less where no consumer is known to refuse it. */
export function severityFor({ lenient }: Profile): Severity {
  return lenient === true ? 'information' : 'warning';
}

/** What a manifest is called in a sentence that begins with “This”. */
export function callIt({ name, noun }: Profile): string {
  // Names of several things, such as `Kyverno policies`, have another noun for the one manifest.
  return name.toLowerCase().includes(noun.toLowerCase()) ? name : noun;
}

/** Media types as a sentence lists them. */
export function listTypes(types: readonly string[]): string {
  const shown = types.slice(0, 2).map((type) => `"${type}"`);
  return types.length > shown.length ? `${shown.join(', ')} or another` : shown.join(' or ');
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
