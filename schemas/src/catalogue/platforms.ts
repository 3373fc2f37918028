import { once } from '../once';
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

const read = once(() => {
  const { os, architectures, pairs, extraPairs, osAliases, architectureAliases, variantAliases } =
    catalogueData.platforms;
  const architecturesByOs = new Map<string, Set<string>>();
  for (const pair of [...pairs, ...extraPairs]) {
    const [system = '', architecture = ''] = pair.split('/');
    const known = architecturesByOs.get(system) ?? new Set();
    architecturesByOs.set(system, known.add(architecture));
  }
  return {
    os,
    architectures,
    osByValue: new Map(os.map((entry) => [entry.value, entry])),
    architectureByValue: new Map(architectures.map((entry) => [entry.value, entry])),
    osByAlias: new Map(Object.entries(osAliases)),
    architectureByAlias: new Map(Object.entries(architectureAliases)),
    variantByAlias: new Map(
      Object.entries(variantAliases).map(([architecture, aliases]) => [
        architecture,
        new Map(Object.entries(aliases)),
      ]),
    ),
    architecturesByOs,
  };
});

function isVariant(architecture: string, name: string): boolean {
  return (
    read()
      .architectureByValue.get(architecture)
      ?.variants.some(({ value }) => value === name) === true
  );
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

/** The platforms that the product knows, read when something of them is first asked for. */
export const platforms: PlatformCatalogue = Object.freeze({
  get os() {
    return read().os;
  },
  get architectures() {
    return read().architectures;
  },
  lookUpOs: (value: string) => read().osByValue.get(value),
  lookUpArchitecture: (value: string) => read().architectureByValue.get(value),
  osMeantBy(name: string) {
    const { osByValue, osByAlias } = read();
    if (osByValue.has(name)) return undefined;
    const lower = name.toLowerCase();
    return osByValue.has(lower) ? lower : osByAlias.get(lower);
  },
  architectureMeantBy(name: string) {
    const { architectureByValue, architectureByAlias } = read();
    if (architectureByValue.has(name)) return undefined;
    const lower = name.toLowerCase();
    return architectureByValue.has(lower) ? { architecture: lower } : architectureByAlias.get(lower);
  },
  variantMeantBy(architecture: string, name: string) {
    const { architectureByValue, variantByAlias } = read();
    if (!architectureByValue.has(architecture) || isVariant(architecture, name)) return undefined;
    const lower = name.toLowerCase();
    return isVariant(architecture, lower) ? lower : variantByAlias.get(architecture)?.get(lower);
  },
  isPair: (osName: string, architecture: string) =>
    read().architecturesByOs.get(osName)?.has(architecture) === true,
  isVariant,
});
