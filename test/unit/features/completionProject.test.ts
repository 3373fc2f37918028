import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { consumerIds } from '#schemas/catalogue/consumers';
import { kinds } from '#schemas/kinds';
import { rules } from '#service';
import { acceptAt, labelsAt } from '#helpers/completion';

const options = { fileName: '.oci-manifest.json' };
const ids = rules.map(({ id }) => id);

describe('completion in the project file', () => {
  it('offers the rules that are not set yet, each with its own level', () => {
    assert.deepEqual(
      labelsAt('{ "rules": { "size-zero": "off", | } }', options),
      ids.filter((id) => id !== 'size-zero'),
    );
    assert.equal(
      acceptAt('{ "rules": { | } }', 'size-zero', options),
      '{ "rules": { "size-zero": "warning" } }',
    );
    assert.deepEqual(labelsAt('{ "overrides": [{ "files": [], "rules": { | } }] }', options), ids);
  });

  it('offers levels, kinds, versions, consumers and roles where they belong', () => {
    const levels = ['error', 'warning', 'information', 'hint', 'off'];
    assert.deepEqual(labelsAt('{ "rules": { "size-zero": | } }', options), levels);
    assert.deepEqual(labelsAt('{ "specification": "|" }', options), ['1.0', '1.1', 'main']);
    assert.deepEqual(labelsAt('{ "overrides": [{ "kind": | }] }', options), [...kinds, 'none']);
    assert.deepEqual(labelsAt('{ "consumers": ["|"] }', options), [...consumerIds]);
    assert.deepEqual(labelsAt('{ "baseline": [{ "rule": "|" }] }', options), ids);
    assert.equal(
      acceptAt('{ "requiredAnnotations": { | } }', 'image-index', options),
      '{ "requiredAnnotations": { "image-index": [] } }',
    );
  });

  it('offers the members of the file by their names', () => {
    assert(labelsAt('{ | }', options).includes('requiredAnnotations'));
  });
});
