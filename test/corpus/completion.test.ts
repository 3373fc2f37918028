import assert from 'node:assert/strict';
import { isPlainObject } from '#schemas/plainData';
import { kindByMediaType } from '#schemas/kinds';
import { isJson } from '#schemas/values/json';
import { before, describe, it } from 'mocha';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import { offersAt } from '#helpers/completion';

/** Documents longer than this are left out: it is places that count, not length. */
const longest = 20_000;

/** How many places of a document are tried: other ones in each, so that together they are everywhere. */
const places = 6;
const shifts = 11;

describe('completion in documents by others', () => {
  before(needsCorpus);

  it('leaves JSON wherever something is accepted, and offers nothing in documents that are not of the field', function () {
    this.timeout(120_000);
    for (const [number, { text, fileName, category, file }] of readCorpus().entries()) {
      if (text.length > longest || text.includes('|') || !isJson(text)) continue;
      for (let place = 0; place < places; place++) {
        const shift = (number % shifts) / shifts;
        const offset = Math.floor((text.length * (place + shift)) / places);
        const offers = offersAt(`${text.slice(0, offset)}|${text.slice(offset)}`, { fileName });
        // While a document is typed it ends at the cursor.
        offersAt(`${text.slice(0, offset)}|`, { fileName });
        if (category === 'non-oci' && !isBegun(text)) assert.deepEqual(offers, [], file);
        for (const { item, accept } of [...offers.slice(0, 3), ...offers.slice(-1)]) {
          const result = accept();
          assert(isJson(result), `${item.label} at ${offset} of ${file} leaves\n${result}`);
        }
      }
    }
  });
});

/** Tells whether a text says no more than a media type of the field: that is how many documents begin. */
function isBegun(text: string): boolean {
  const value = JSON.parse(text) as unknown;
  if (!isPlainObject(value)) return false;
  const { mediaType, ...others } = value;
  const isFieldType =
    mediaType === undefined || (typeof mediaType === 'string' && kindByMediaType.has(mediaType));
  return isFieldType && Object.values(others).every((member) => JSON.stringify(member) === '{}');
}
