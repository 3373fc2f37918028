import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { image, imageConfigDescriptor } from '#helpers/documents';
import { mutant } from '../../fuzz/arbitraries';
import { checks } from '../../fuzz/checks/checks';
import { fixes } from '../../fuzz/checks/fixes';
import { runCheck } from '../../fuzz/fuzz';
import { subjectOf } from '../../fuzz/subject';

/** The seed is fixed, so that a run depends on nothing but the code. `npm run fuzz` looks at new documents each time. */
const options = { seed: 20261126, numRuns: 100 };

describe('documents that were mutated', () => {
  for (const check of checks) {
    it(`hold what is checked of: ${check.name}`, () => {
      fc.assert(
        fc.property(mutant(), (document) => {
          runCheck(check, subjectOf(document));
        }),
        options,
      );
    });
  }

  it('may have a misplaced value that is found wrong once a fix has put it where it is read', () => {
    const config = imageConfigDescriptor({ 'org.opencontainers.image.base.digest': 'e30=' });
    const text = image({ config });
    assert(runCheck(fixes, subjectOf({ text, versions: [text], options: {} })) > 0);
  });
});
