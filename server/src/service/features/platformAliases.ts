import type { Catalogue } from '#schemas/catalogue/catalogue';

/** The architecture, with its variant if any, that another name stands for: `arm/v7` for `armhf`. */
export function otherArchitecture(name: unknown, { platforms }: Catalogue): string | undefined {
  const meant = typeof name === 'string' ? platforms.architectureMeantBy(name) : undefined;
  if (meant === undefined) return undefined;
  return meant.variant === undefined ? meant.architecture : `${meant.architecture}/${meant.variant}`;
}

/** The operating system that another name stands for: `darwin` for `macos`. */
export function otherOs(name: unknown, { platforms }: Catalogue): string | undefined {
  return typeof name === 'string' ? platforms.osMeantBy(name) : undefined;
}

/** The variant that another name stands for, given the architecture by any of its names: `v8` for `8`. */
export function otherVariant(
  architecture: unknown,
  name: unknown,
  { platforms }: Catalogue,
): string | undefined {
  if (typeof architecture !== 'string' || typeof name !== 'string') return undefined;
  const meant = platforms.architectureMeantBy(architecture)?.architecture ?? architecture;
  return platforms.variantMeantBy(meant, name);
}
