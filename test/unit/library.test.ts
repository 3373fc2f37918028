import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rules } from '#service';
import { check, explain } from '../../server/src/library';

const layout = '{ "imageLayoutVersion": "1.1.0" }';

describe('the library', () => {
  it('takes any name of a file', () => {
    const [finding] = check(layout, { fileName: '\uD800/\uDC00.json' });
    assert.equal(finding?.rule, 'layout-version');
  });

  it('says what is wrong with arguments that are not strings', () => {
    for (const text of [undefined, null, 1, new Uint8Array()])
      assert.throws(() => check(text as unknown as string), {
        name: 'TypeError',
        message: 'The text of a document must be a string.',
      });
    assert.throws(() => check(layout, { fileName: 1 as unknown as string }), {
      name: 'TypeError',
      message: 'The option fileName must be a string.',
    });
  });

  for (const [fileName, title] of [
    [undefined, 'document.json'],
    ['oci-layout', 'oci\\-layout'],
    ['image_1-index.json', 'image_1-index.json'],
    ['_a_.json', '\\_a\\_\\.json'],
    ['www.example.json', '`www.example.json`'],
  ] as const)
    it(`heads an explanation with ${title}`, () => {
      assert.equal(explain(layout, fileName === undefined ? {} : { fileName })?.split('\n')[0], `# ${title}`);
    });

  it('has the findings of the other rules if one fails', () => {
    const [failing] = rules.filter(({ id }) => id === 'layout-version');
    assert(failing);
    const original = { ...failing };
    const found = (): readonly string[] =>
      check('{ "imageLayoutVersion": "1.1.0", "other": 1, "other": 2 }').map(({ rule }) => rule);
    const before = found();
    Object.assign(failing, {
      check: () => {
        throw new Error('unforeseen');
      },
    });
    try {
      assert.deepEqual(
        found(),
        before.filter((id) => id !== 'layout-version'),
      );
    } finally {
      Object.assign(failing, original);
    }
    assert(before.includes('layout-version'));
  });
});
