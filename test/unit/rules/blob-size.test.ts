import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyConfig, LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { problemsOf, testLayoutRule } from '#helpers/layoutRuleTester';

const sound = new LayoutDraft();
sound.index([sound.image()]);

const wrong = new LayoutDraft();
const image = wrong.image();
wrong.index([{ ...image, size: image.size + 1 }]);

const changed = new LayoutDraft();
const original = changed.image();
changed.index([original]);
changed.files[`blobs/${original.digest.replace(':', '/')}`] = '{ "schemaVersion": 2 }';

const referrer = new LayoutDraft();
const subject = referrer.image();
const signature = referrer.artifact({ manifest: { subject: { ...subject, size: 7 } } });
referrer.index([subject, signature]);

const absent = new LayoutDraft();
absent.index([{ ...image, size: 7 }]);

const outside = new LayoutDraft();
outside.index([{ ...image, size: 7 }]);
outside.files[`blobs/${image.digest.replace(':', '/')}`] = { type: 'outside', link: '/elsewhere' };

const unsized = new LayoutDraft();
const { mediaType, digest } = unsized.image();
unsized.index([
  { mediaType, digest },
  { mediaType, digest, size: -1 },
]);

/** What is wrong with the size of known content is the finding of another rule. */
const known = new LayoutDraft();
const typed = { ...emptyConfig, mediaType: 'application/vnd.example.config+json', size: 7 };
known.index([
  known.artifact({ manifest: { config: { ...emptyConfig, size: 7 } } }),
  known.artifact({ manifest: { config: typed } }),
]);

const zero = new LayoutDraft();
zero.index([{ ...zero.image(), size: 0 }]);

testLayoutRule('blob-size', {
  valid: {
    'a sound image': sound.files,
    'a blob that was changed under its name': changed.files,
    'a blob that is absent': absent.files,
    'a descriptor without a size, and one with a negative size': unsized.files,
    'other sizes of `{}`': known.files,
    'a link that leads out of the layout': outside.files,
  },
  invalid: {
    'another size than that of the manifest': {
      files: wrong.files,
      findings: ['index.json manifests[0].size size'],
      fixes: ['set-size'],
      repair: 'sizes',
      severity: 'error',
    },
    'the size 0': {
      files: zero.files,
      findings: ['index.json manifests[0].size size'],
      fixes: ['set-size'],
      repair: 'sizes',
    },
    'another size than that of the subject': {
      files: referrer.files,
      findings: [`${pathOf(signature.digest)} subject.size size`],
      fixes: ['set-size'],
      repair: 'sizes',
    },
  },
});

describe('two sizes of one blob in a document', () => {
  it('are one finding where the layout has the blob, and where it has not', async () => {
    const draft = new LayoutDraft();
    const twice = draft.image();
    const sizes = [twice, { ...twice, size: 7 }];
    draft.index(sizes);
    assert.deepEqual(await problemsOf(draft.files), ['blob-size index.json manifests[1].size size']);
    draft.index(sizes.toReversed());
    assert.deepEqual(await problemsOf(draft.files), ['blob-size index.json manifests[0].size size']);
    delete draft.files[pathOf(twice.digest)];
    const problems = await problemsOf(draft.files);
    assert.deepEqual(
      problems.filter((problem) => problem.includes('size')),
      ['digest-size-conflict index.json manifests[1].size conflict'],
    );
  });
});
