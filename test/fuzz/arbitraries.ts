import fc from 'fast-check';
import { mutate, mutationKinds, type Mutation, type MutationKind } from './mutations';
import { ownSeeds, type Seed } from './seeds';

/** A document that came about by mutations, with the one that it came from. */
export interface Mutant extends Seed {
  readonly original: string;
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

function mutation(kinds: readonly MutationKind[]): fc.Arbitrary<Mutation> {
  return fc.record({ kind: fc.constantFrom(...kinds), place: share, choice: share });
}

const seeds = ownSeeds();

/** A document that differs from an example by some mutations: of all kinds unless others are asked for. */
export function mutant(kinds: readonly MutationKind[] = mutationKinds): fc.Arbitrary<Mutant> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(mutation(kinds), { minLength: 1, maxLength: 5 }))
    .map(([seed, mutations]) => ({ ...seed, original: seed.text, text: mutate(seed.text, mutations) }));
}
