import { duplicates, type Contradiction } from './contradiction';
import type { CatalogueData } from './catalogueData';

type Platforms = CatalogueData['platforms'];

/** The names that have an entry: operating systems, and variants by architecture. */
interface Names {
  readonly systems: ReadonlySet<string>;
  readonly variants: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is wrong between the parts of `platforms.json`. */
export function* contradictionsAmongPlatforms(platforms: Platforms): Iterable<Contradiction> {
  const { os, architectures } = platforms;
  yield* duplicates(os, 'value', ['platforms', 'os']);
  yield* duplicates(architectures, 'value', ['platforms', 'architectures']);
  for (const [index, { variants }] of architectures.entries())
    yield* duplicates(variants, 'value', ['platforms', 'architectures', index, 'variants']);
  const names = {
    systems: new Set(os.map(({ value }) => value)),
    variants: new Map(
      architectures.map(({ value, variants }) => [value, new Set(variants.map((variant) => variant.value))]),
    ),
  };
  yield* pairProblems(platforms, names);
  yield* osAliasProblems(platforms, names);
  yield* architectureAliasProblems(platforms, names);
  yield* variantAliasProblems(platforms, names);
}

function* pairProblems({ pairs, extraPairs }: Platforms, names: Names): Iterable<Contradiction> {
  const listed = new Set(pairs);
  for (const [member, list] of Object.entries({ pairs, extraPairs })) {
    for (const [index, pair] of list.entries()) {
      const [system = '', architecture = ''] = pair.split('/');
      const path = ['platforms', member, index];
      if (!names.systems.has(system)) yield { path, problem: `"${system}" has no entry` };
      if (!names.variants.has(architecture)) yield { path, problem: `"${architecture}" has no entry` };
      if (member === 'extraPairs' && listed.has(pair)) yield { path, problem: 'Is one of pairs already' };
    }
  }
}

function* osAliasProblems({ osAliases }: Platforms, { systems }: Names): Iterable<Contradiction> {
  for (const [alias, system] of Object.entries(osAliases)) {
    const path = ['platforms', 'osAliases', alias];
    if (systems.has(alias)) yield { path, problem: 'Has an entry of its own' };
    if (!systems.has(system)) yield { path, problem: `"${system}" has no entry` };
  }
}

function* architectureAliasProblems(
  { architectureAliases }: Platforms,
  { variants }: Names,
): Iterable<Contradiction> {
  for (const [alias, { architecture, variant }] of Object.entries(architectureAliases)) {
    const path = ['platforms', 'architectureAliases', alias];
    if (variants.has(alias)) yield { path, problem: 'Has an entry of its own' };
    const known = variants.get(architecture);
    if (known === undefined)
      yield { path: [...path, 'architecture'], problem: `"${architecture}" has no entry` };
    else if (variant !== undefined && !known.has(variant))
      yield { path: [...path, 'variant'], problem: `"${variant}" is not a variant of ${architecture}` };
  }
}

function* variantAliasProblems({ variantAliases }: Platforms, { variants }: Names): Iterable<Contradiction> {
  for (const [architecture, aliases] of Object.entries(variantAliases)) {
    const known = variants.get(architecture) ?? new Set();
    for (const [alias, variant] of Object.entries(aliases)) {
      const path = ['platforms', 'variantAliases', architecture, alias];
      if (known.has(alias)) yield { path, problem: 'Has an entry of its own' };
      if (!known.has(variant)) yield { path, problem: `"${variant}" is not a variant of ${architecture}` };
    }
  }
}
