import {
  hasUsualVariant,
  normalizePlatform,
  type PlatformAliases,
  type PlatformParts,
} from '#schemas/values/platform';

/** A platform as entries of an index and image configs write it. */
export interface Platform extends PlatformParts {
  readonly 'os.version'?: string | null | undefined;
}

/** The members of a platform that entries of an index and image configs have in common, and clients choose by. */
export const platformMembers = ['os', 'architecture', 'variant', 'os.version'] as const;

/** The name of such a member. */
export type PlatformMember = (typeof platformMembers)[number];

/**
 * The members in which an entry of an index contradicts the config of its image. What is not written says nothing, although
 * tools assume something.
 */
export function contradictions(
  platform: Platform,
  config: Platform,
  known: PlatformAliases,
): readonly PlatformMember[] {
  const said = normalizePlatform(filledFrom(config, platform), known);
  const found = normalizePlatform(filledFrom(platform, config), known);
  return platformMembers.filter((name) => {
    const [own, other] = [platform[name], config[name]];
    if (!other || own === other) return false;
    if (name === 'os.version') return !isSameVersion(platform, config);
    // An entry without a variant is for the usual one. A config without one is often only old.
    const isSaid = own || (name === 'variant' && found !== undefined && hasUsualVariant(found.architecture));
    return isSaid && said?.[name] !== found?.[name];
  });
}

/** A platform with the system and the architecture of another one where it has none. */
function filledFrom(other: Platform, { os, architecture, variant }: Platform): PlatformParts {
  return { os: os || other.os, architecture: architecture || other.architecture, variant };
}

/** Whether two platforms that differ in these members are for another system or architecture. */
export function areOfOtherMachines(different: readonly PlatformMember[]): boolean {
  return different.includes('os') || different.includes('architecture');
}

/** Whether two platforms are for the same version of their system, as far as both say one. */
export function isSameVersion(one: Platform, other: Platform): boolean {
  const [version, otherVersion] = [one['os.version'], other['os.version']];
  return !version || !otherVersion || version === otherVersion;
}
