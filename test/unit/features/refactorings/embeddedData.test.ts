import { wellKnownContents } from '#schemas/catalogue/knownContent';
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { refactor } from '#helpers/refactor';
import { digestOf } from '#helpers/markedText';

const withConfig = (config: string): string =>
  `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": { ${config} }, "layers": [] }`;
const type = '"media|Type": "application/vnd.example.config.v1+json"';

describe('embedded data', () => {
  for (const { digest, size, data } of wellKnownContents) {
    if (data === undefined || data === '') continue;
    it(`is at hand for ${digest}, and can be taken out again`, () => {
      const bare = withConfig(`${type}, "digest": "${digest}", "size": ${size}`);
      const full = refactor(bare).apply('Embed the content as data: ');
      assert.equal(
        full,
        withConfig(`${type}, "digest": "${digest}", "size": ${size}, "data": "${data}"`).replace('|', ''),
      );
      const again = full.replace('"config": { ', '"config": {| ');
      assert.equal(refactor(again).apply('Remove the data; '), bare.replace('|', ''));
    });
  }

  it('is not offered for content of which nothing is known, or where no descriptor is', () => {
    const unknown = withConfig(`${type}, "digest": "$1", "size": 1`);
    const elsewhere = withConfig(
      `"mediaType": "a/b", "digest": "${wellKnownContents[0]!.digest}", "size": 2`,
    );
    for (const text of [unknown, elsewhere])
      assert(!refactor(text).titles.some((title) => title.startsWith('Embed')));
  });

  it('tells digest and size', () => {
    const title = 'Set digest and size to those of the data';
    const content = `"digest": "${digestOf('{"a":1}')}", "size": 7`;
    const data = '"data": "eyJhIjoxfQ=="';
    assert.equal(
      refactor(withConfig(`${type}, ${data}`)).apply(title),
      withConfig(`${type}, ${content}, ${data}`).replace('|', ''),
    );
    const right = withConfig(`${type}, ${content}, ${data}`);
    assert(!refactor(right).titles.includes(title));
    const half = `{ "schemaVersion": 2, "config": { ${type}, ${data}, "digest": "", "size": 0 }, "layers": [`;
    assert(refactor(half).apply(title).includes(digestOf('{"a":1}')));
  });
});
