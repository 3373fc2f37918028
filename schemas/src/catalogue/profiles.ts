import { firstIndex } from '#schemas/firstIndex';
import { addTo } from '../groups';
import type { Profile } from './dataSchemas/profiles';

export type { Profile, ProfileLayer } from './dataSchemas/profiles';

/** The parts of a manifest by which profiles are recognised. */
export interface ManifestTraits {
  readonly artifactType: string | undefined;
  readonly configType: string | undefined;
  readonly layerTypes: readonly string[];
  readonly annotations: Readonly<Record<string, unknown>>;
  /** The keys of the annotations that layers have. */
  readonly layerAnnotations?: ReadonlySet<string>;
}

/**
 * The first profile that a manifest fits, or else the one that its layers show it was meant to be; undefined for
 * ordinary images and unknown artifacts.
 */
export function recognizeProfile(traits: ManifestTraits, among: readonly Profile[]): Profile | undefined {
  return profileThatFits(traits, among) ?? profileByLayer(traits, among);
}

/** The profile that alone has a type of layer. No consumer is known to refuse what has the layer without the config. */
function profileByLayer({ layerTypes }: ManifestTraits, among: readonly Profile[]): Profile | undefined {
  const { byOwnLayer } = indexOf(among);
  for (const type of layerTypes) {
    const profile = byOwnLayer.get(type);
    if (profile !== undefined) return profile;
  }
  return undefined;
}

function profileThatFits(traits: ManifestTraits, among: readonly Profile[]): Profile | undefined {
  const layerTypes = new LayerTypes(traits.layerTypes);
  return candidates(traits, among).find(({ match }) => {
    const { artifactType, config, layers, noLayers, layerAnnotations, annotations } = match;
    if (artifactType !== undefined && !fitsAny(traits.artifactType, artifactType)) return false;
    if (config !== undefined && !fitsAny(traits.configType, config)) return false;
    if (layers !== undefined && !layers.some((pattern) => layerTypes.haveOneLike(pattern))) return false;
    if (noLayers?.some((pattern) => layerTypes.haveOneLike(pattern)) === true) return false;
    if (layerAnnotations?.every((key) => traits.layerAnnotations?.has(key)) === false) return false;
    return annotations === undefined || annotations.some((key) => Object.hasOwn(traits.annotations, key));
  });
}

/** The types of a manifest's layers, in which a pattern is found without looking at each of them. */
class LayerTypes {
  readonly #types: ReadonlySet<string>;
  /** In the order of their code units, in which those with the same beginning stand together. */
  #sorted: readonly string[] | undefined;

  constructor(types: readonly string[]) {
    this.#types = new Set(types);
  }

  /** Tells whether a layer has this type, or one with this beginning where the pattern ends with `*`. */
  haveOneLike(pattern: string): boolean {
    const prefix = beginningIn(pattern);
    if (prefix === undefined) return this.#types.has(pattern);
    this.#sorted ??= [...this.#types].sort();
    const at = firstIndex(this.#sorted, (type) => type >= prefix);
    return this.#sorted[at]?.startsWith(prefix) ?? false;
  }
}

/** Profiles by the values of which a manifest must have one, and those that cannot be told by a value. */
interface ProfileIndex {
  readonly byValue: ReadonlyMap<string, readonly Profile[]>;
  readonly others: readonly Profile[];
  /** By the types of layer that only one profile has, of those that are told by their config alone. */
  readonly byOwnLayer: ReadonlyMap<string, Profile>;
}

const indexes = new WeakMap<readonly Profile[], ProfileIndex>();

/** The profiles that a manifest may have at all, in their order; most manifests have none of the values. */
function candidates(traits: ManifestTraits, among: readonly Profile[]): readonly Profile[] {
  const { byValue, others } = indexOf(among);
  const found: Profile[] = [];
  const look = (value: string | undefined): void => {
    if (value !== undefined) found.push(...(byValue.get(value) ?? []));
  };
  look(traits.artifactType);
  look(traits.configType);
  traits.layerTypes.forEach(look);
  for (const key in traits.annotations) look(key);
  traits.layerAnnotations?.forEach(look);
  if (found.length === 0) return others;
  const possible = new Set([...found, ...others]);
  return among.filter((profile) => possible.has(profile));
}

function indexOf(among: readonly Profile[]): ProfileIndex {
  let index = indexes.get(among);
  if (index === undefined) {
    const byValue = new Map<string, Profile[]>();
    const others: Profile[] = [];
    for (const profile of among) {
      // The rarest of its traits: many formats share a config, few an artifact type.
      const { artifactType, layers, layerAnnotations, annotations, config } = profile.match;
      const values = artifactType ?? layers ?? layerAnnotations ?? annotations ?? config ?? [];
      if (values.length === 0 || values.some((value) => value.endsWith('*'))) others.push(profile);
      else for (const value of values) addTo(byValue, value, profile);
    }
    index = { byValue, others, byOwnLayer: profilesByOwnLayer(among) };
    indexes.set(among, index);
  }
  return index;
}

function profilesByOwnLayer(among: readonly Profile[]): ReadonlyMap<string, Profile> {
  const owners = new Map<string, Profile[]>();
  for (const profile of among) {
    const types = new Set(profile.layers.flatMap((layer) => layer.types));
    for (const type of types) addTo(owners, type, profile);
  }
  const found = new Map<string, Profile>();
  for (const [type, [profile, ...others]] of owners) {
    if (profile !== undefined && others.length === 0 && isOwnLayer(type, profile))
      found.set(type, { ...profile, lenient: true });
  }
  return found;
}

/** A vendor’s own type, in a format that has one config type of its own. */
function isOwnLayer(type: string, { form, match, config }: Profile): boolean {
  const isToldByConfig = match.config !== undefined && Object.keys(match).length === 1;
  const isVendors = type.startsWith('application/vnd.') && !type.startsWith('application/vnd.oci.');
  return (
    form === 'artifact' && isToldByConfig && config.types.length === 1 && isVendors && !type.endsWith('*')
  );
}

/** Tells whether a media type is one of a list, in which `*` at the end stands for any rest. */
export function fitsAny(type: string | undefined, patterns: readonly string[]): boolean {
  return type !== undefined && patterns.some((pattern) => fits(type, pattern));
}

function fits(type: string, pattern: string): boolean {
  const beginning = beginningIn(pattern);
  return beginning === undefined ? type === pattern : type.startsWith(beginning);
}

/** What stands before the `*` in a pattern, kept because each manifest is compared with dozens of patterns. */
const beginnings = new Map<string, string | undefined>();

function beginningIn(pattern: string): string | undefined {
  if (!beginnings.has(pattern))
    beginnings.set(pattern, pattern.endsWith('*') ? pattern.slice(0, -1) : undefined);
  return beginnings.get(pattern);
}
