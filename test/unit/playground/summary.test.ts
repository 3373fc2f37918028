import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answers } from '../../../playground/worker/answers';
import { summaryOf } from '../../../playground/page/findingList';

const summary = (text: string): string => summaryOf(text, answers.check(text));

describe('the summary in the playground', () => {
  for (const text of ['', '\n', '{', '{\n  \n}', '{}', '{ "sch', '{ "schemaVersion"'])
    it(`says of ${JSON.stringify(text)} what to do`, () =>
      assert.equal(
        summary(text),
        'There is nothing to check yet. Press Ctrl+Space to see what you can write.',
      ));

  for (const text of ['{ "name": "web-app" }', '{ "mediaType": "hello" }', '{ "schemaVersion": 2 }'])
    it(`says of ${JSON.stringify(text)} that it is no document of ours`, () =>
      assert.equal(summary(text), 'This is not recognized as an OCI document, so nothing is checked.'));

  for (const text of ['[', 'hello', '{ "name": ', '{ "schemaVersion": 2, }'])
    it(`says of ${JSON.stringify(text)} that it is no JSON either`, () =>
      assert.equal(
        summary(text),
        'This is not recognized as an OCI document, so only its JSON is checked. Found 1 error.',
      ));

  it('counts what was found', () =>
    assert.equal(summary('{ "imageLayoutVersion": "1.1.0" }'), 'Found 1 error.'));
});
