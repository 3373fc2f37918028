import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ValidationTally } from '#client/commands/validationTally';

const none = { errors: 0, warnings: 0, information: 0 };

describe('the message at the end of a validation', () => {
  it('counts as the Problems panel does', () => {
    const tally = new ValidationTally();
    for (let document = 0; document < 5; document++) tally.addDocument(none);
    tally.addDocument({ errors: 2, warnings: 0, information: 0 });
    tally.addDocument({ errors: 1, warnings: 4, information: 0 });
    tally.addDocument({ errors: 0, warnings: 1, information: 0 });
    assert.equal(tally.summary(), 'Found 3 errors and 5 warnings in 3 of 8 documents.');
    tally.addDocument({ errors: 0, warnings: 0, information: 1 });
    assert.equal(
      tally.summary(),
      'Found 3 errors, 5 warnings, and 1 information message in 4 of 9 documents.',
    );
    assert(tally.hasProblems);
  });

  it('says so when there is nothing to show', () => {
    const tally = new ValidationTally();
    assert.equal(tally.summary(), 'Found no OCI documents.');
    tally.addDocument(none);
    assert.equal(tally.summary(), 'Found no problems in 1 document.');
    assert(!tally.hasProblems);
  });

  it('is short in the status bar', () => {
    const tally = new ValidationTally();
    assert.equal(tally.counts(), 'No OCI documents');
    tally.addDocument({ errors: 3, warnings: 1, information: 0 });
    tally.addDocument(none);
    assert.equal(tally.counts(), '3 errors, 1 warning in 2 OCI documents');
  });

  it('tells of files that were not checked', () => {
    const tally = new ValidationTally();
    tally.addDocument(none);
    assert(tally.isComplete);
    tally.addUnread();
    assert(!tally.isComplete);
    assert.equal(
      tally.summary(),
      'Found no problems in 1 document. 1 file was not checked. See the output for details.',
    );
  });
});
