import { catalogueData } from './data';
import type { ArchitectureEntry, ArchitectureName, OsEntry } from './dataSchemas/platforms';

export type { VariantEntry, ArchitectureName } from './dataSchemas/platforms';

/** What is known of platforms: names, other spellings of them, and which go together. */
export interface PlatformCatalogue {
  readonly os: readonly OsEntry[];
  readonly architectures: readonly ArchitectureEntry[];
  lookUpOs(value: string): OsEntry | undefined;
  lookUpArchitecture(value: string): ArchitectureEntry | undefined;
  /** The value that another spelling stands for; undefined for values that are right or not known at all. */
  osMeantBy(name: string): string | undefined;
  /** The value, and maybe variant, that another spelling stands for; undefined as with `osMeantBy`. */
  architectureMeantBy(name: string): ArchitectureName | undefined;
  /** The variant that another spelling stands for; undefined as with `osMeantBy`. */
  variantMeantBy(architecture: string, name: string): string | undefined;
  /** Tells whether an operating system and an architecture go together, in Go or by another convention. */
  isPair(os: string, architecture: string): boolean;
  /** Tells whether an architecture has a variant of this name. */
  isVariant(architecture: string, name: string): boolean;
}

const { os, architectures, pairs, extraPairs, osAliases, architectureAliases, variantAliases } =
  catalogueData.platforms;

const osByValue = new Map(os.map((entry) => [entry.value, entry]));
const architectureByValue = new Map(architectures.map((entry) => [entry.value, entry]));
const osByAlias = new Map(Object.entries(osAliases));
const architectureByAlias = new Map(Object.entries(architectureAliases));
const variantByAlias = new Map(
  Object.entries(variantAliases).map(([architecture, aliases]) => [
    architecture,
    new Map(Object.entries(aliases)),
  ]),
);
const architecturesByOs = new Map<string, Set<string>>();
for (const pair of [...pairs, ...extraPairs]) {
  const [system = '', architecture = ''] = pair.split('/');
  const known = architecturesByOs.get(system) ?? new Set();
  architecturesByOs.set(system, known.add(architecture));
}

function isVariant(architecture: string, name: string): boolean {
  return architectureByValue.get(architecture)?.variants.some(({ value }) => value === name) === true;
}

/** The operating systems that most images are built for, the most common first. */
export const commonSystems: readonly string[] = ['linux', 'windows', 'darwin', 'freebsd'];

/** The architectures that most images are built for, the most common first. */
export const commonArchitectures: readonly string[] = [
  'amd64',
  'arm64',
  'arm',
  '386',
  'ppc64le',
  's390x',
  'riscv64',
];

/** The platforms that the product knows. */
export const platforms: PlatformCatalogue = Object.freeze({
  os,
  architectures,
  lookUpOs: (value: string) => osByValue.get(value),
  lookUpArchitecture: (value: string) => architectureByValue.get(value),
  osMeantBy(name: string) {
    if (osByValue.has(name)) return undefined;
    const lower = name.toLowerCase();
    return osByValue.has(lower) ? lower : osByAlias.get(lower);
  },
  architectureMeantBy(name: string) {
    if (architectureByValue.has(name)) return undefined;
    const lower = name.toLowerCase();
    return architectureByValue.has(lower) ? { architecture: lower } : architectureByAlias.get(lower);
  },
  variantMeantBy(architecture: string, name: string) {
    if (!architectureByValue.has(architecture) || isVariant(architecture, name)) return undefined;
    const lower = name.toLowerCase();
    return isVariant(architecture, lower) ? lower : variantByAlias.get(architecture)?.get(lower);
  },
  isPair: (osName: string, architecture: string) => architecturesByOs.get(osName)?.has(architecture) === true,
  isVariant,
});
