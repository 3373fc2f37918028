import fc from 'fast-check';
import { mutationKinds, type Mutation } from './mutations';
import { ownSeeds } from './seeds';
import { mutantOf, type Mutant } from './subject';

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...mutationKinds),
  place: share,
  choice: share,
});

/** A document that differs from an example by some mutations. */
export function mutant(): fc.Arbitrary<Mutant> {
  return fc
    .tuple(fc.constantFrom(...ownSeeds()), fc.array(mutation, { minLength: 1, maxLength: 5 }))
    .map(([seed, mutations]) => mutantOf(seed, mutations));
}
