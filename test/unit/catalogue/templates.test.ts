import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { templates } from '#schemas/catalogue/templates';
import { fillIn } from '#helpers/completion';
import { lint } from '#helpers/lint';

describe('the templates', () => {
  for (const { id, kind, text, snippet, fileName } of templates) {
    it(`${id} is a document of its kind without a mistake, but for digests that only its author knows`, () => {
      const { document, findings } = lint(text, { fileName });
      assert.equal(document.detection?.kind, kind);
      const mistakes = findings
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .filter(({ at }) => !('path' in at && /digest|diff_ids/.test(at.path.join('.'))));
      assert.deepEqual(
        mistakes.map(({ rule }) => rule.id),
        [],
      );
    });

    it(`${id} is the same as a snippet`, () => assert.equal(fillIn(snippet), text));
  }

  it('have ids of their own', () => {
    const ids = templates.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
