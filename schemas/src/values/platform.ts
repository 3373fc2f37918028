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

/** A platform under the names that clients compare, and otherwise as it is written. */
export function withUsualNames(
  { os, architecture, variant }: PlatformParts,
  known: PlatformAliases,
): PlatformParts {
  const meant = architecture ? known.architectureMeantBy(architecture) : undefined;
  const usual = meant?.architecture ?? architecture;
  return {
    os: (os && known.osMeantBy(os)) ?? os,
    architecture: usual,
    variant: variant ? (known.variantMeantBy(usual ?? '', variant) ?? variant) : meant?.variant,
  };
}

/** Whether an architecture without a variant stands for a certain one, by its name in Go. */
export function hasUsualVariant(architecture: string): boolean {
  return architecture === 'arm' || impliedVariants.has(architecture);
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

/** What is known of the names in platforms: right ones, and what other spellings stand for. */
export interface PlatformNames extends PlatformAliases {
  lookUpOs(value: string): unknown;
  lookUpArchitecture(
    value: string,
  ): { readonly variants?: readonly { readonly value: string }[] | undefined } | undefined;
}

/** A platform that was written as one string, with the names that clients compare. */
export interface JoinedPlatform {
  readonly os?: string;
  readonly architecture: string;
  readonly variant?: string;
}

/**
 * Reads a platform as command lines write it: `linux/arm64`, `linux/arm/v7` or `arm64/v8`. Undefined unless there are
 * several parts, and each is a known name or another spelling of one.
 */
export function parseJoinedPlatform(text: string, known: PlatformNames): JoinedPlatform | undefined {
  const [first = '', ...others] = text.split('/');
  if (others.length === 0 || others.length > 2) return undefined;
  const os = known.lookUpOs(first) === undefined ? known.osMeantBy(first) : first;
  const [name = '', ...variants] = os === undefined ? [first, ...others] : others;
  const meant =
    known.lookUpArchitecture(name) === undefined
      ? known.architectureMeantBy(name)
      : { architecture: name, variant: undefined };
  if (meant === undefined || variants.length > 1) return undefined;
  const { architecture } = meant;
  const [written] = variants;
  const variant = written === undefined ? meant.variant : knownVariant(architecture, written, known);
  if (written !== undefined && variant === undefined) return undefined;
  return {
    ...(os !== undefined && { os }),
    architecture,
    ...(variant !== undefined && { variant }),
  };
}

function knownVariant(architecture: string, name: string, known: PlatformNames): string | undefined {
  const variants = known.lookUpArchitecture(architecture)?.variants ?? [];
  return variants.some(({ value }) => value === name) ? name : known.variantMeantBy(architecture, name);
}

/** Tells whether a name states the variant that it stands for: `armhf` only suggests v7, while `armv7l` and `arm/v7` name it. */
export function namesVariant(name: string, variant: string | undefined): boolean {
  return variant === undefined || name.includes(variant.slice(1));
}
