import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { templates } from '#schemas/catalogue/templates';
import { fillIn } from '#helpers/completion';
import { lint } from '#helpers/lint';
import { filledIn } from '#helpers/templates';

describe('the templates', () => {
  for (const { id, kind, text, snippet, fileName } of templates()) {
    it(`${id} is a document of its kind about which there is nothing to say once its blanks are filled in`, () => {
      const { document, findings } = lint(filledIn(text), { fileName });
      assert.equal(document.detection?.kind, kind);
      assert.deepEqual(
        findings.map(({ rule, message }) => `${rule.id}: ${message}`),
        [],
      );
    });

    it(`${id} begins with nothing but requests to fill in digests`, () => {
      const { findings } = lint(text, { fileName });
      assert.deepEqual(
        findings.filter(({ message }) => message !== 'left-out').map(({ rule }) => rule.id),
        [],
      );
    });

    it(`${id} is the same as a snippet`, () => assert.equal(fillIn(snippet), text));
  }

  it('ask once for what stands in a document twice', () => {
    const { snippet = '' } = templates().find(({ id }) => id === 'sbom') ?? {};
    assert.match(
      snippet,
      /"artifactType": "\$\{1\|application\/spdx\+json,application\/vnd\.cyclonedx\+json\|\}"[^]*"mediaType": "\$1"/,
    );
  });

  it('are described first by a sentence that fits a line of a list', () => {
    for (const { id, description } of templates())
      assert((description.split('. ')[0] ?? '').length <= 82, id);
  });

  it('have ids of their own', () => {
    const ids = templates().map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
