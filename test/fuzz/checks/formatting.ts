import assert from 'node:assert/strict';
import { parse } from '#helpers/lint';
import { valueOf } from '../subject';
import type { Check } from './check';

/** Formatting changes no content, breaks nothing, and leaves nothing for itself to do. */
export const formatting: Check = {
  name: 'formatting',
  counts: 'others',
  run({ options, service, linted, value }) {
    const { document } = linted;
    const formatted = service.format(document);
    const after = parse(formatted, options, service).document;
    assert(after.syntax.problems.length <= document.syntax.problems.length, 'formatting breaks the JSON');
    if (value !== undefined) assert.deepEqual(valueOf(formatted), value, 'formatting changes the content');
    if (document.syntax.problems.length === 0)
      assert.equal(service.format(after), formatted, 'formatting twice is not formatting once');
    return 1;
  },
};
