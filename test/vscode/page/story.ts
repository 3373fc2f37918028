import { afterEach, beforeEach } from 'mocha';

import type { Window } from './window';

/**
 * Makes the tests of a suite one story, in which each goes on where the one before has ended: after one that fails, the
 * others fail at once. Mocha's `bail` would end the other suites too. Takes a picture of the window where a test fails.
 */
export function tellStory(name: string, window: () => Pick<Window, 'takeScreenshot'>): void {
  let failed: string | undefined;

  beforeEach(() => {
    if (failed !== undefined) throw new Error(`“${failed}” failed, with which this would go on.`);
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    failed ??= this.currentTest.title;
    await window().takeScreenshot(`${name}-failed`);
  });
}
