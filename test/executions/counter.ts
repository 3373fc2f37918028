import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { ExecutionCounter } from '../growth/executions';

/** Counts what runs, in all tests of this folder, which import it before what they count. */
export const counter = new ExecutionCounter();

// V8 counts the blocks of a function only if the function first runs after counting has begun. Some run while they are imported.
counter.start();

before(function () {
  const suites = this.test?.parent?.suites ?? [];
  assert(
    suites.every(({ file }) => file?.startsWith(__dirname)),
    'These tests need a process of their own.',
  );
});

after(() => counter.stop());
