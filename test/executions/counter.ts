import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { ExecutionCounter } from '../growth/executions';

/** Counts what runs, in all tests of this folder. */
export const counter = new ExecutionCounter();

before(function () {
  // V8 counts the blocks of a function only if the function first runs after counting has begun.
  const suites = this.test?.parent?.suites ?? [];
  assert(
    suites.every(({ file }) => file?.startsWith(__dirname)),
    'These tests need a process of their own.',
  );
  counter.start();
});

after(() => counter.stop());
