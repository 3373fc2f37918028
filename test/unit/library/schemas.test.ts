import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { image } from '#helpers/documents';
import { filesIn } from '#helpers/userText';
import { kinds, schemas } from '../../../server/src/library/schemas';

describe('the schemas of the library', () => {
  it('read documents, and keep what they do not know', () => {
    const value = { ...(JSON.parse(image()) as object), 'com.example': 1 };
    assert.deepEqual(schemas['image-manifest'].parse(value), value);
  });

  it('say where a document is wrong', () => {
    const read = schemas['image-manifest'].safeParse({ ...(JSON.parse(image()) as object), layers: [{}] });
    assert(!read.success);
    assert.deepEqual(
      read.error.issues.map(({ path }) => path.join('.')),
      ['layers.0.mediaType', 'layers.0.digest', 'layers.0.size'],
    );
  });

  it('follow Standard Schema', async () => {
    const { validate, version } = schemas['image-layout']['~standard'];
    assert.equal(version, 1);
    assert.deepEqual(await validate({ imageLayoutVersion: '1.0.0' }), {
      value: { imageLayoutVersion: '1.0.0' },
    });
    assert.equal((await validate({})).issues?.length, 1);
  });

  it('have a JSON Schema for each kind', () => {
    assert.deepEqual(
      kinds()
        .map((kind) => `schemas/generated/${kind}.schema.json`)
        .toSorted(),
      filesIn('schemas/generated', '.json').toSorted(),
    );
  });
});
