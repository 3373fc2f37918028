import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { mutant } from '../../fuzz/arbitraries';
import { checkIncrementalEdits, checkInvariants, findingsByPath } from '../../fuzz/invariants';
import { image, imageConfigDescriptor } from '#helpers/documents';
import { goFold } from '#service/document/goFold';
import { mutationKinds } from '../../fuzz/mutations';

/** The seed is fixed, so that a run depends on nothing but the code. `npm run fuzz` looks at new documents each time. */
const options = { seed: 20261126, numRuns: 100 };

const contentKinds = mutationKinds.filter((kind) => !/text|truncate|repeat/.test(kind));

describe('documents that were mutated', () => {
  it('are found faults with inside their text, and every fix takes away its finding', () => {
    fc.assert(
      fc.property(mutant(), ({ text, options: taken }) => {
        checkInvariants(text, taken);
      }),
      options,
    );
  });

  it('may have a misplaced value that is found wrong once a fix has put it where it is read', () => {
    const config = imageConfigDescriptor({ 'org.opencontainers.image.base.digest': 'e30=' });
    assert(checkInvariants(image({ config })) > 0);
  });

  it('are judged after edits as they are when they are opened', () => {
    fc.assert(
      fc.property(mutant(), ({ original, text, options: { fileName } }) =>
        checkIncrementalEdits(original, text, fileName === undefined ? {} : { fileName }),
      ),
      options,
    );
  });

  it('are judged alike however they are formatted', () => {
    fc.assert(
      fc.property(
        mutant(contentKinds),
        fc.constantFrom(undefined, 1, '\t'),
        ({ text, options: taken }, space) => {
          const value = parsed(text);
          if (value === undefined) return;
          assert.deepEqual(
            findingsByPath(JSON.stringify(value, null, space), taken),
            findingsByPath(JSON.stringify(value, null, 2), taken),
          );
        },
      ),
      options,
    );
  });

  it('are judged alike in whatever order their properties are', () => {
    fc.assert(
      fc.property(mutant(contentKinds), ({ text, options: taken }) => {
        const value = parsed(text);
        // Of names that differ in case only, Go reads the last.
        if (value === undefined || hasRivals(value)) return;
        assert.deepEqual(
          findingsByPath(JSON.stringify(reversed(value), null, 2), taken),
          findingsByPath(JSON.stringify(value, null, 2), taken),
        );
      }),
      options,
    );
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same content, with the properties of each object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

/** Whether an object has two names that are one name to Go, so that their order matters. */
function hasRivals(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value).map(goFold);
  return new Set(names).size < names.length || Object.values(value).some(hasRivals);
}
