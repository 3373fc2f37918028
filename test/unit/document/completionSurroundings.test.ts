import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isJson } from '#schemas/values/json';
import { readCursor, type Cursor } from '#service/features/completion/cursor';
import { surroundingsOf } from '#service/features/completion/surroundings';

const brevity = { longest: 0, items: 1 };

/** An array that is long for the tests. */
const list = (item: (index: number) => string) =>
  `[${[0, 1, 2, 3, 4, 5].map((index) => `\n    ${item(index)}`).join(',')}\n  ]`;

const texts = {
  'an index': `{\n  "manifests": ${list((index) => `{ "size": ${index}, "urls": ["a", "b", "c", "d"] }`)},\n  "mediaType": "x"\n}`,
  'a document on one line': `{"layers":[{"size":1},{"size":2},{"size":3},{"size":4},{"size":5}],"x":{"y":[1,2,3,4]}}`,
  'brackets and commas in strings': `{ "a": ${list((index) => `"[,\\"}${index}"`)} }`,
  'a string without its quote': `{\n  "a": ${list((index) => (index === 2 ? '"open,' : `"${index}"`))},\n  "b": 1\n}`,
  'brackets that do not match': `{ "a": [1, 2, { "b": [3, 4, 5, 6 }, 7, 8, 9], "c": 1 ] }`,
  comments: `{ // [,,,,\n  "a": [1, /* ,,, */ 2, 3, 4, 5], "b": 2\n}`,
};

/** A cursor as seen from the whole text; indexes, which count what is left, are left out. */
function seen(text: string, cursor: Cursor, shift: number) {
  const { slot, path, token, closed, previous, next } = cursor;
  return {
    slot,
    names: path.map((step) => (typeof step === 'number' ? '*' : step)),
    token: [token.start + shift, token.end + shift, text.slice(token.start, token.end)],
    closed,
    previous: { kind: previous.kind, end: previous.end + shift },
    next: { kind: next.kind, start: next.start + shift },
  };
}

describe('the surroundings of an offset', () => {
  for (const [what, text] of Object.entries(texts)) {
    it(`have the same cursor as the whole text everywhere, for ${what}`, () => {
      for (let offset = 0; offset <= text.length; offset++) {
        const whole = readCursor(text, offset);
        const around = surroundingsOf(text, offset, brevity);
        assert.deepEqual(
          around && seen(around.text, around.cursor, around.shift),
          whole && seen(text, whole, 0),
          `at ${offset}`,
        );
      }
    });
  }

  it('stay JSON, and keep what is not in a long array', () => {
    const text = texts['an index'];
    for (let offset = 0; offset <= text.length; offset++) {
      const around = surroundingsOf(text, offset, brevity);
      if (around === undefined) continue;
      assert(isJson(around.text), around.text);
      assert.match(around.text, /"mediaType": "x"/);
    }
  });

  it('leave out the middle of long arrays, as far as the cursor is not there', () => {
    const text = '[[0,0,0,0], 1, 2, 3, 4, |5, 6, 7, 8, 9]';
    const around = surroundingsOf(text.replace('|', ''), text.indexOf('|'), brevity);
    assert.equal(around?.text, '[[0,0], 5, 9]');
  });

  it('of an index of 10,000 entries are short enough to be parsed at every keystroke', () => {
    const entry = (index: number) => `{ "digest": "sha256:${String(index).padStart(64, '0')}", "size": 1 }`;
    const text = `{ "manifests": [${Array.from({ length: 10_000 }, (_, index) => entry(index)).join(', ')}] }`;
    for (const share of [0, 0.5, 0.999]) {
      const offset = text.indexOf('"size"', Math.floor(text.length * share)) + 1;
      assert((surroundingsOf(text, offset)?.text.length ?? Infinity) < 10_000);
    }
  });

  it('are the whole text where that is short', () => {
    const text = texts['an index'];
    assert.equal(surroundingsOf(text, 5)?.text, text);
  });
});
