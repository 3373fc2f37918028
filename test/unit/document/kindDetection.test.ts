import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { config, image, index } from '#helpers/documents';
import { lint, parse } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

describe('the kind of a document that a descriptor leads to', () => {
  const detection = (text: string, describedAs: 'image-config' | 'image-manifest' | 'docker-manifest') =>
    parse(writeOutDigests(text), { describedAs }).document.detection;

  it('is what the descriptor says where the content says nothing', () => {
    assert.deepEqual(detection('{ "os": "linux" }', 'image-config'), {
      kind: 'image-config',
      by: 'descriptor',
    });
    assert.deepEqual(detection('{ }', 'image-manifest'), { kind: 'image-manifest', by: 'descriptor' });
    assert.deepEqual(detection('{ "os', 'image-config'), { kind: 'image-config', by: 'descriptor' });
  });

  it('is open where a config has no part of an image config', () => {
    assert.equal(detection('{ "name": "chart", "version": "1.0.0" }', 'image-config'), undefined);
    assert.equal(detection('{}', 'image-config'), undefined);
  });

  it('is open where the content is well-known', () => {
    for (const text of ['{}', '{}\n', '[]', 'null'])
      assert.equal(detection(text, 'image-manifest'), undefined);
  });

  it('is what the descriptor says of a manifest without a media type of its own', () => {
    const untyped = image({ mediaType: undefined });
    assert.deepEqual(detection(untyped, 'docker-manifest'), { kind: 'docker-manifest', by: 'descriptor' });
    assert.deepEqual(detection(untyped, 'image-manifest'), { kind: 'image-manifest', by: 'shape' });
  });

  it('is what the content says where the descriptor is wrong', () => {
    assert.equal(detection(image(), 'docker-manifest')?.kind, 'image-manifest');
    assert.equal(detection(index(), 'image-manifest')?.kind, 'image-index');
    assert.equal(detection(config(), 'image-manifest')?.kind, 'image-config');
  });

  it('gives a correct document no finding', () => {
    const { findings } = lint(writeOutDigests(index()), { describedAs: 'image-manifest' });
    const weighty = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    assert.deepEqual(weighty, []);
  });
});
