/** The parts of a platform that tools write into one string; null is legal for the variant in an image config. */
export interface PlatformParts {
  readonly os?: string | undefined;
  readonly architecture?: string | undefined;
  readonly variant?: string | null | undefined;
}

/** What other spellings stand for; each function gives undefined for a name that is right or unknown. */
export interface PlatformAliases {
  osMeantBy(name: string): string | undefined;
  architectureMeantBy(
    name: string,
  ): { readonly architecture: string; readonly variant?: string | undefined } | undefined;
  variantMeantBy(architecture: string, name: string): string | undefined;
}

/** A platform in the form in which platforms are compared. */
export interface ComparablePlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
}

/** A platform as tools write it: `linux/arm64/v8`; undefined while it lacks a part that it must have. */
export function formatPlatform({ os, architecture, variant }: PlatformParts): string | undefined {
  if (!os || !architecture) return undefined;
  return variant ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
}

/**
 * A platform for comparison, written as by containerd's `platforms.Normalize`, but with more aliases resolved than it
 * knows: lowercase, without a variant that every CPU of the architecture has, and with `v7` for 32-bit ARM without
 * one. Undefined as with `formatPlatform`.
 */
export function normalizePlatform(
  { os, architecture, variant }: PlatformParts,
  known: PlatformAliases,
): ComparablePlatform | undefined {
  if (!os || !architecture) return undefined;
  const meant = known.architectureMeantBy(architecture);
  const comparable = meant?.architecture ?? architecture.toLowerCase();
  return {
    os: known.osMeantBy(os) ?? os.toLowerCase(),
    architecture: comparable,
    variant: normalizeVariant(comparable, meant?.variant ?? variant?.toLowerCase() ?? '', known),
  };
}

/** Every amd64 CPU is a v1, and every arm64 CPU a v8; containerd omits both. */
const impliedVariants = new Map([
  ['amd64', 'v1'],
  ['arm64', 'v8'],
]);

function normalizeVariant(architecture: string, given: string, known: PlatformAliases): string {
  if (architecture === 'arm' && given === '') return 'v7';
  const variant = known.variantMeantBy(architecture, given) ?? given;
  return impliedVariants.get(architecture) === variant ? '' : variant;
}
